import { type DisclosureDraft, windowDecides } from '#domain/disclosure-request.ts'
import { maskMiddle } from '#domain/masking.ts'
import { useHall, usePlace } from '../terminal/hall.ts'
import { text } from '../ui/text/text.ts'
import { goToStep, type RequestStep, request, submitDraft } from './draft.ts'
import { Warnings } from './question-steps.tsx'

/** Every answer once more, each with 更改, then the one button that submits. */
export const CheckStep = () => {
  const words = text().request
  const hall = useHall()
  const here = usePlace()
  const { draft, submitting } = request.value
  const submit = () =>
    submitDraft(hall.submit, {
      terminalId: here?.terminal?.id ?? 'unknown',
      submittedAt: new Date(hall.now.value).toISOString(),
    })
  return (
    <>
      <h2 class="step-title" tabIndex={-1}>
        {words.check}
      </h2>
      <p class="step-hint">{words.checkHint}</p>
      <dl class="card answers">
        {useAnswers(draft).map(({ step, name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? words.none : value}</dd>
            <dd>
              <button type="button" aria-label={words.changeOf(name)} onClick={() => goToStep(step)}>
                {words.change}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <Warnings of={['identityNumberEmpty', 'identityNumberUnusual', 'postWithoutAddress', 'emailWithoutAddress']} />
      {submitting !== 'ready' && submitting !== 'saving' && (
        <p class="problem-summary" role="alert">
          {words.failed[submitting]}
        </p>
      )}
      <div class="actions">
        <button type="button" class="main-action" disabled={submitting === 'saving'} onClick={() => void submit()}>
          {submitting === 'saving' ? words.submitting : words.submit}
        </button>
      </div>
    </>
  )
}

const useAnswers = (
  draft: DisclosureDraft,
): readonly { readonly step: RequestStep; readonly name: string; readonly value: string }[] => {
  const words = text().request
  const organs = usePlace()?.place.organs ?? []
  const organ =
    draft.organ === windowDecides ? words.organUnknown : (organs.find(each => each.id === draft.organ)?.name ?? '')
  const number = draft.identity === 'numberTyped' && draft.identityNumber !== '' ? maskMiddle(draft.identityNumber) : ''
  const choice = draft.identity ? words.identityChoices[draft.identity] : ''
  const identity = number === '' ? choice : `${words.identityLabel} ${number}`
  const contact = [maskMiddle(draft.phone), draft.email, draft.address].filter(each => each !== '').join(' · ')
  return [
    { step: 'name', name: words.nameLabel, value: draft.name },
    { step: 'contact', name: words.rows.contact, value: contact },
    { step: 'identity', name: words.rows.identity, value: identity },
    { step: 'description', name: words.descriptionLabel, value: draft.description },
    { step: 'organ', name: words.rows.organ, value: organ },
    { step: 'provision', name: words.formLabel, value: draft.form ? words.forms[draft.form] : '' },
    { step: 'provision', name: words.wayLabel, value: draft.way ? words.ways[draft.way] : '' },
  ]
}
