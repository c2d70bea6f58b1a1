import { useEffect, useState } from 'preact/hooks'
import { hasRoom } from '../outbox/has-room.ts'
import { text } from '../ui/text/text.ts'

/** Says before a long form is begun that this terminal's disk is full, and what to do instead. */
export const NoRoom = () => {
  const [isFull, setIsFull] = useState(false)
  useEffect(() => {
    void hasRoom().then(has => setIsFull(!has))
  }, [])
  return isFull ? (
    <p class="warning" role="alert">
      {text().form.noRoom}
    </p>
  ) : null
}
