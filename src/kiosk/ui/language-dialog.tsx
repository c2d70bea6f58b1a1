import { Dialog } from './dialog.tsx'
import { chooseLanguage, languageName, languages, text } from './text/text.ts'

/** Every language by its own name. Documents stay in the language they were issued in. */
export const LanguageDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { frame, search, code: current } = text()
  const choose = (code: string) => {
    void chooseLanguage(code)
    onClose()
  }
  return (
    <Dialog label={frame.language} onCancel={onClose}>
      <h2>{frame.language}</h2>
      <div class="actions">
        {languages.map(code => (
          <button
            type="button"
            class="second-action"
            key={code}
            lang={code}
            aria-pressed={code === current}
            onClick={() => choose(code)}
          >
            {languageName(code)}
          </button>
        ))}
      </div>
      <p class="hint">{frame.languageHint}</p>
      <div class="actions">
        <button type="button" class="second-action" onClick={onClose}>
          {search.close}
        </button>
      </div>
    </Dialog>
  )
}
