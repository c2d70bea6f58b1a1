import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A screen whose program is not part of the first one; `load` brings it, once. */
export type Later<Props> = ComponentType<Props> & { readonly load: () => Promise<void> }

const tryAgainAfter = 1_000

/** Keeps a screen's program out of the first screen's. Until it is there, nothing is drawn. */
export const later = <Props extends object>(bring: () => Promise<ComponentType<Props>>): Later<Props> => {
  let brought: ComponentType<Props> | undefined
  const load = async () => {
    brought ??= await bring()
  }
  const Screen = (props: Props) => {
    const [isThere, setIsThere] = useState(brought !== undefined)
    useEffect(() => {
      const attempt = () =>
        void load().then(
          () => setIsThere(true),
          () => setTimeout(attempt, tryAgainAfter),
        )
      if (!isThere) attempt()
    }, [])
    return brought && isThere ? <Drawn of={brought} with={props} /> : null
  }
  return Object.assign(Screen, { load })
}

const Drawn = <Props extends object>(props: { readonly of: ComponentType<Props>; readonly with: Props }) => {
  const Component = props.of
  return <Component {...props.with} />
}
