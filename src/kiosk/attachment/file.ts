import { useEffect, useState } from 'preact/hooks'
import { useHall } from '../terminal/hall.ts'

/** A file of the library on its way to the page. */
export type OpenedFile =
  | { readonly state: 'opening' }
  | { readonly state: 'absent' }
  | { readonly state: 'here'; readonly blob: Blob; readonly url: string }

/** A file by its hash, with an address that lives as long as it is shown. */
export const useFile = (hash: string): OpenedFile => {
  const { library } = useHall()
  const [file, setFile] = useState<OpenedFile>({ state: 'opening' })
  useEffect(() => {
    let isCurrent = true
    let url = ''
    const show = (blob: Blob | null) => {
      if (!isCurrent) return
      if (blob) url = URL.createObjectURL(blob)
      setFile(blob ? { state: 'here', blob, url } : { state: 'absent' })
    }
    setFile({ state: 'opening' })
    library.file(hash).then(show, () => show(null))
    return () => {
      isCurrent = false
      URL.revokeObjectURL(url)
    }
  }, [library, hash])
  return file
}
