import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Step } from '#domain/form.ts'
import { type Problem, problemsOf, stepsOf } from '#domain/form-filling.ts'
import { BackHeadline } from '../ui/back-headline.tsx'
import { goBack, goTo, type Screen } from '../ui/screen.ts'
import { say, text } from '../ui/text/text.ts'
import { CheckStep } from './check-step.tsx'
import { type Filling, fillingOf, nextStep, previousStep, stepNames } from './draft.ts'
import { NoRoom } from './no-room.tsx'
import { NoticeStep } from './notice-step.tsx'
import { problemWords, StepFields } from './step-fields.tsx'

/** A form, one question a screen. */
export const FormScreen = ({ at }: { readonly at: Extract<Screen, { name: 'form' }> }) => {
  const filling = fillingOf(at.key)
  useEffect(() => {
    if (!filling) goTo({ name: 'home' })
  }, [filling])
  return filling ? <FormView formKey={at.key} filling={filling} /> : null
}

const FormView = ({ formKey, filling }: { readonly formKey: string; readonly filling: Filling }) => {
  const words = text().form
  const { form, answers, step: at } = filling
  const steps = stepsOf(form, answers)
  const step = steps.find(each => each.id === at)
  const names = stepNames(filling)
  const number = names.indexOf(at)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const left = step ? stillThere(problems, problemsOf(step, answers)) : []
  const element = useRef<HTMLFormElement>(null)
  // Before anything is painted: the focus must not be taken from somebody who has begun to type.
  useLayoutEffect(() => {
    setProblems([])
    element.current?.closest('main')?.scrollTo(0, 0)
    element.current?.querySelector<HTMLElement>('.step-title')?.focus({ preventScroll: true })
  }, [at])
  const goOn = (event: Event) => {
    event.preventDefault()
    const found = step ? problemsOf(step, answers) : []
    setProblems(found)
    if (found.length === 0)
      nextStep(formKey, id =>
        isComplete(
          steps.find(each => each.id === id),
          filling,
        ),
      )
  }
  const back = () => {
    if (!previousStep(formKey)) goBack()
  }
  return (
    <>
      <BackHeadline title={say(form.title)} onBack={back}>
        {number > 0 && <p class="hint">{words.step(number, names.length - 1)}</p>}
      </BackHeadline>
      {number > 0 && <StepBar number={number} count={names.length - 1} />}
      {left.length > 0 && <ProblemSummary problems={left} />}
      <form ref={element} class="form" novalidate onSubmit={goOn}>
        <div>
          {at === 'notice' && <NoticeStep filling={filling} />}
          {at === 'notice' && <NoRoom />}
          {step && <StepFields formKey={formKey} filling={filling} step={step} problems={left} />}
          {at === 'check' && <CheckStep formKey={formKey} filling={filling} />}
        </div>
        {at !== 'check' && (
          <div class="actions">
            <button type="button" class="second-action" onClick={back}>
              {words.previous}
            </button>
            <button type="submit" class="main-action">
              {at === 'notice' ? words.begin : words.next}
            </button>
          </div>
        )}
      </form>
    </>
  )
}

/** What was found and has not been put right since. */
const stillThere = (found: readonly Problem[], now: readonly Problem[]): readonly Problem[] =>
  found.filter(each => now.some(problem => problem.field === each.field))

const isComplete = (step: Step | undefined, { answers }: Filling): boolean =>
  !step || problemsOf(step, answers).length === 0

const StepBar = ({ number, count }: { readonly number: number; readonly count: number }) => (
  <div class="step-bar" aria-hidden="true">
    {Array.from({ length: count }, (_, index) => (
      <span key={index} data-state={index + 1 < number ? 'done' : index + 1 === number ? 'now' : 'later'} />
    ))}
  </div>
)

const ProblemSummary = ({ problems }: { readonly problems: readonly Problem[] }) => {
  const words = text().form
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus()
  }, [])
  return (
    <div class="problem-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{words.problems}</h2>
      {problems.map(problem => (
        <button type="button" key={problem.field} onClick={() => document.getElementById(problem.field)?.focus()}>
          {problemWords(problem)}
        </button>
      ))}
    </div>
  )
}
