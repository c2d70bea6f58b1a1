import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Blocker, findBlockers } from '#domain/disclosure-request.ts'
import { BackHeadline } from '../ui/back-headline.tsx'
import { goBack } from '../ui/screen.ts'
import { text } from '../ui/text/text.ts'
import { CheckStep } from './check-step.tsx'
import { nextStep, previousStep, type RequestStep, request, requestSteps } from './draft.ts'
import { similar } from './may-be-public.tsx'
import { NoticeStep } from './notice-step.tsx'
import { ContactStep, DescriptionStep, IdentityStep, NameStep, OrganStep, ProvisionStep } from './question-steps.tsx'

/** What each step must have before the next; nothing else holds anybody up. */
const blockersOf: Readonly<Record<RequestStep, readonly Blocker[]>> = {
  notice: [],
  name: ['name'],
  contact: ['phone'],
  identity: ['identity'],
  description: ['description'],
  organ: ['organ'],
  provision: ['form', 'way'],
  check: ['name', 'phone', 'identity', 'description', 'organ', 'form', 'way'],
}

/** The disclosure request (依申请公开), one question a screen. */
export const RequestScreen = () => {
  const words = text().request
  const { step, draft } = request.value
  const [problems, setProblems] = useState<readonly Blocker[]>([])
  const form = useRef<HTMLFormElement>(null)
  const number = requestSteps.indexOf(step)
  // Before anything is painted: the focus must not be taken from somebody who has begun to type.
  useLayoutEffect(() => {
    setProblems([])
    form.current?.closest('main')?.scrollTo(0, 0)
    form.current?.querySelector<HTMLElement>('.step-title')?.focus({ preventScroll: true })
  }, [step])
  const goOn = (event: Event) => {
    event.preventDefault()
    const found = findBlockers(draft).filter(blocker => blockersOf[step].includes(blocker))
    setProblems(found)
    if (found.length === 0) nextStep()
  }
  const back = () => {
    if (!previousStep()) goBack()
  }
  return (
    <>
      <BackHeadline title={words.title} onBack={back}>
        {number > 0 && <p class="hint">{words.step(number, requestSteps.length - 1)}</p>}
      </BackHeadline>
      {number > 0 && <StepBar number={number} />}
      {problems.length > 0 && <ProblemSummary problems={problems} />}
      <form ref={form} class="request" novalidate onSubmit={goOn}>
        <div>
          <Step step={step} problems={problems} />
        </div>
        {step !== 'check' && (
          <div class="actions">
            <button type="button" class="second-action" onClick={back}>
              {words.previous}
            </button>
            <button type="submit" class="main-action">
              {goOnWords(step)}
            </button>
          </div>
        )}
      </form>
    </>
  )
}

const goOnWords = (step: RequestStep): string => {
  const words = text().request
  if (step === 'notice') return words.begin
  return step === 'description' && similar.value.length > 0 ? words.notFoundContinue : words.next
}

const Step = (props: { readonly step: RequestStep; readonly problems: readonly Blocker[] }) => {
  switch (props.step) {
    case 'notice':
      return <NoticeStep />
    case 'name':
      return <NameStep problems={props.problems} />
    case 'contact':
      return <ContactStep problems={props.problems} />
    case 'identity':
      return <IdentityStep problems={props.problems} />
    case 'description':
      return <DescriptionStep problems={props.problems} />
    case 'organ':
      return <OrganStep problems={props.problems} />
    case 'provision':
      return <ProvisionStep problems={props.problems} />
    case 'check':
      return <CheckStep />
  }
}

const StepBar = ({ number }: { readonly number: number }) => (
  <div class="step-bar" aria-hidden="true">
    {requestSteps.slice(1).map((step, index) => (
      <span key={step} data-state={index + 1 < number ? 'done' : index + 1 === number ? 'now' : 'later'} />
    ))}
  </div>
)

const fieldOf: Readonly<Record<Blocker, string>> = {
  name: 'name',
  phone: 'phone',
  identity: 'identity-numberTyped',
  description: 'description',
  organ: 'organ-windowDecides',
  form: 'form-paper',
  way: 'way-collect',
}

const ProblemSummary = ({ problems }: { readonly problems: readonly Blocker[] }) => {
  const words = text().request
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
  }, [problems])
  return (
    <div class="problem-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{words.problems}</h2>
      {problems.map(problem => (
        <button type="button" key={problem} onClick={() => document.getElementById(fieldOf[problem])?.focus()}>
          {words.blockers[problem]}
        </button>
      ))}
    </div>
  )
}
