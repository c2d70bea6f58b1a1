import { useState } from 'preact/hooks'
import type { Guide } from '#domain/document.ts'
import { outline } from '#domain/outline.ts'
import { text } from '../ui/text/text.ts'

/** A service guide: who, what to bring, how, how long, what it costs, where. */
export const GuideView = ({ guide }: { readonly guide: Guide }) => {
  const words = text().guide
  return (
    <div class="guide" lang="zh-CN">
      <h1 class="guide-title">{guide.title}</h1>
      <section class="card">
        <h2>{words.conditions}</h2>
        <ul class="dotted">
          {guide.conditions.map(condition => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      </section>
      {guide.materials.length > 0 && (
        <section class="card">
          <h2>{words.materials}</h2>
          <ul class="materials">
            {guide.materials.map(material => (
              <li key={material.name}>
                <MaterialCheck material={material} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="card">
        <h2>{words.steps}</h2>
        <ol class="guide-steps">
          {guide.steps.map((step, index) => (
            <li key={step.name}>
              <span class="step-number" aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <strong>{step.name}</strong>
                <p>{step.note}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section class="card">
        <h2>{words.time}</h2>
        <dl class="facts">
          <dt>{words.audience}</dt>
          <dd>{guide.audience.join('、')}</dd>
          <dt>{words.handling}</dt>
          <dd>{guide.handling}</dd>
          <dt>{words.promised}</dt>
          <dd>{guide.promisedLimit}</dd>
          <dt>{words.statutory}</dt>
          <dd>{guide.statutoryLimit}</dd>
          <dt>{words.fee}</dt>
          <dd>{guide.fee}</dd>
          <dt>{words.where}</dt>
          <dd>{guide.place}</dd>
          <dt>{words.hours}</dt>
          <dd>{guide.hours}</dd>
          <dt>{words.phone}</dt>
          <dd>{guide.phone}</dd>
          <dt>{words.complaint}</dt>
          <dd>{guide.complaintPhone}</dd>
          <dt>{words.basis}</dt>
          <dd>{guide.legalBasis.join(';')}</dd>
        </dl>
      </section>
      {guide.body !== '' && (
        <section class="card">
          <h2>{words.notes}</h2>
          {outline(guide.body).map(block => (
            <p key={block.text}>{block.text}</p>
          ))}
        </section>
      )}
    </div>
  )
}

const MaterialCheck = ({ material }: { readonly material: Guide['materials'][number] }) => {
  const [isReady, setIsReady] = useState(false)
  return (
    <label class="material">
      <input type="checkbox" checked={isReady} onChange={event => setIsReady(event.currentTarget.checked)} />
      <span>
        <strong>{material.name}</strong>
        <span class="hint">
          {' '}
          {text().guide.copies(material.copies)} · {material.form}
          {material.note !== '' && ` · ${material.note}`}
        </span>
      </span>
    </label>
  )
}
