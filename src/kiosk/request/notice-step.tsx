import { usePlace } from '../terminal/hall.ts'
import { text } from '../ui/text/text.ts'

/**
 * What is said before the first personal field: when a request counts as received, and what Articles 17 and 35 of
 * 个人信息保护法 want said. It informs; consent is not asked, since the law itself is the ground (Article 13).
 */
export const NoticeStep = () => {
  const { notice } = text().request
  const about = usePlace()?.place.personalInformationNotice
  return (
    <div class="notice">
      <h2 class="step-title" tabIndex={-1}>
        {notice.title}
      </h2>
      <ul class="card dotted">
        <li>{notice.where}</li>
        <li>{notice.received}</li>
        <li>{notice.window}</li>
        <li>{notice.free}</li>
      </ul>
      {about && (
        <section class="card">
          <h3>{notice.personal}</h3>
          <dl class="facts">
            <dt>{notice.handler}</dt>
            <dd>{about.handler}</dd>
            <dt>{notice.contact}</dt>
            <dd>{about.contact}</dd>
            <dt>{notice.purpose}</dt>
            <dd>{about.purpose}</dd>
            <dt>{notice.retention}</dt>
            <dd>{about.retention}</dd>
            <dt>{notice.rights}</dt>
            <dd>{about.rights}</dd>
          </dl>
        </section>
      )}
    </div>
  )
}
