import {
  type Blocker,
  findWarnings,
  identityChoices,
  longestDescription,
  provisionForms,
  provisionWays,
  type Warning,
  windowDecides,
} from '#domain/disclosure-request.ts'
import { keyboard } from '../input/keyboard.ts'
import { usePlace } from '../terminal/hall.ts'
import { text } from '../ui/text/text.ts'
import { fill, request } from './draft.ts'
import { Choices, FieldProblem, TextField } from './fields.tsx'
import { MayBePublic } from './may-be-public.tsx'

type StepProps = { readonly problems: readonly Blocker[] }

const problemOf = (problems: readonly Blocker[], blocker: Blocker): string | undefined =>
  problems.includes(blocker) ? text().request.blockers[blocker] : undefined

const Heading = (props: { readonly title: string; readonly hint?: string }) => (
  <>
    <h2 class="step-title" tabIndex={-1}>
      {props.title}
    </h2>
    {props.hint && <p class="step-hint">{props.hint}</p>}
  </>
)

export const NameStep = ({ problems }: StepProps) => {
  const words = text().request
  return (
    <>
      <Heading title={words.name} hint={words.nameHint} />
      <TextField
        id="name"
        label={words.nameLabel}
        value={request.value.draft.name}
        problem={problemOf(problems, 'name')}
        onInput={name => fill({ name })}
      />
    </>
  )
}

export const ContactStep = ({ problems }: StepProps) => {
  const words = text().request
  const { phone, email, address } = request.value.draft
  return (
    <>
      <Heading title={words.contact} hint={words.contactHint} />
      <TextField
        id="phone"
        label={words.phoneLabel}
        layout="digits"
        isMasked
        value={phone}
        problem={problemOf(problems, 'phone')}
        onInput={value => fill({ phone: value })}
      />
      <TextField id="email" label={words.emailLabel} value={email} onInput={value => fill({ email: value })} />
      <TextField id="address" label={words.addressLabel} value={address} onInput={value => fill({ address: value })} />
    </>
  )
}

export const IdentityStep = ({ problems }: StepProps) => {
  const words = text().request
  const { identity, identityNumber } = request.value.draft
  return (
    <>
      <Heading title={words.identity} hint={words.identityHint} />
      <Choices
        name="identity"
        legend={words.identity}
        isLegendHidden
        options={identityChoices.map(value => ({ value, label: words.identityChoices[value] }))}
        chosen={identity}
        problem={problemOf(problems, 'identity')}
        onChoose={chosen => fill({ identity: chosen })}
      />
      {identity === 'numberTyped' && (
        <TextField
          id="identityNumber"
          label={words.identityLabel}
          layout="digits"
          isMasked
          value={identityNumber}
          onInput={value => fill({ identityNumber: value })}
        />
      )}
      {keyboard.value === null && <Warnings of={['identityNumberEmpty', 'identityNumberUnusual']} />}
    </>
  )
}

export const DescriptionStep = ({ problems }: StepProps) => {
  const words = text().request
  const problem = problemOf(problems, 'description')
  return (
    <>
      <Heading title={words.description} hint={words.descriptionHint} />
      <div class="field" data-problem={problem ? true : undefined}>
        <label class="visually-hidden" for="description">
          {words.descriptionLabel}
        </label>
        <FieldProblem id="description" problem={problem} />
        <textarea
          id="description"
          rows={4}
          maxLength={longestDescription}
          inputMode="none"
          autocomplete="off"
          spellcheck={false}
          data-layout="letters"
          value={request.value.draft.description}
          onInput={event => fill({ description: event.currentTarget.value })}
        />
      </div>
      <MayBePublic />
    </>
  )
}

export const OrganStep = ({ problems }: StepProps) => {
  const words = text().request
  const organs = usePlace()?.place.organs ?? []
  return (
    <>
      <Heading title={words.organ} hint={words.organHint} />
      <Choices
        name="organ"
        legend={words.organ}
        isLegendHidden
        options={[
          { value: windowDecides, label: words.organUnknown },
          ...organs.map(organ => ({ value: organ.id, label: organ.name, note: organ.tasks.join('、') })),
        ]}
        chosen={request.value.draft.organ}
        problem={problemOf(problems, 'organ')}
        onChoose={organ => fill({ organ })}
      />
    </>
  )
}

export const ProvisionStep = ({ problems }: StepProps) => {
  const words = text().request
  const { form, way } = request.value.draft
  return (
    <>
      <Heading title={words.provision} />
      <Choices
        name="form"
        legend={words.formLabel}
        options={provisionForms.map(value => ({ value, label: words.forms[value] }))}
        chosen={form}
        problem={problemOf(problems, 'form')}
        onChoose={chosen => fill({ form: chosen })}
      />
      <Choices
        name="way"
        legend={words.wayLabel}
        options={provisionWays.map(value => ({ value, label: words.ways[value] }))}
        chosen={way}
        problem={problemOf(problems, 'way')}
        onChoose={chosen => fill({ way: chosen })}
      />
      <Warnings of={['postWithoutAddress', 'emailWithoutAddress']} />
    </>
  )
}

/** What may cost time later; it never holds anybody up. */
export const Warnings = (props: { readonly of: readonly Warning[] }) => {
  const found = findWarnings(request.value.draft).filter(warning => props.of.includes(warning))
  return (
    <div aria-live="polite">
      {found.map(warning => (
        <p class="warning" key={warning}>
          {text().request.warnings[warning]}
        </p>
      ))}
    </div>
  )
}
