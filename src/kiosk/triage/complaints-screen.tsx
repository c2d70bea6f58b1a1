import { usePlace } from '../terminal/hall.ts'
import { BackHeadline } from '../ui/back-headline.tsx'
import { text } from '../ui/text/text.ts'

/**
 * Where complaints and petitions go (信访、投诉、举报): addresses and telephones, never a form, since they are no disclosure
 * request (政府信息公开条例第三十九条第一款) and have procedures of their own.
 */
export const ComplaintsScreen = () => {
  const words = text().complaints
  const channels = usePlace()?.place.complaints ?? []
  return (
    <>
      <BackHeadline title={words.title} />
      <p class="step-hint">{words.hint}</p>
      <div class="channels">
        {channels.map(channel => (
          <section class="card" key={channel.name}>
            <h2>{channel.name}</h2>
            <p>{channel.about}</p>
            <dl class="facts">
              <dt>{words.phone}</dt>
              <dd class="channel-phone">{channel.phone}</dd>
              <dt>{words.address}</dt>
              <dd>{channel.address}</dd>
              <dt>{words.hours}</dt>
              <dd>{channel.hours}</dd>
            </dl>
          </section>
        ))}
      </div>
    </>
  )
}
