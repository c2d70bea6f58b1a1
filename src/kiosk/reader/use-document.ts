import { useEffect, useState } from 'preact/hooks'
import type { DocumentId } from '#domain/document.ts'
import type { OpenedDocument } from '../library/messages.ts'
import { useHall } from '../terminal/hall.ts'

/** A document of the library with what belongs to it; `null` when it is not in the edition. */
export const useDocument = (id: DocumentId): OpenedDocument | null | 'opening' => {
  const { library } = useHall()
  const [opened, setOpened] = useState<OpenedDocument | null | 'opening'>('opening')
  useEffect(() => {
    let isCurrent = true
    setOpened('opening')
    void library.open(id).then(found => {
      if (isCurrent) setOpened(found)
    })
    return () => {
      isCurrent = false
    }
  }, [library, id])
  return opened
}
