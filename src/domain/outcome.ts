/** Something that worked with its value, or did not with every problem that was found. */
export type Outcome<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export const success = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

export const failure = <Problem>(
  ...problems: readonly Problem[]
): { readonly ok: false; readonly problems: readonly Problem[] } => ({ ok: false, problems })
