import type { LibraryDocument } from '#domain/document.ts'
import { Picture } from '../attachment/picture.tsx'
import { subtitlesIn, VideoPlayer } from '../attachment/video-player.tsx'
import { dateInWords } from '../ui/dates.ts'
import { text } from '../ui/text/text.ts'

export type Interpretation = Extract<LibraryDocument, { kind: 'interpretation' }>

/** What an interpretation shows before its text, by its form: its pictures, its video, who spoke at the conference. */
export const InterpretationMedia = ({ interpretation }: { readonly interpretation: Interpretation }) => {
  const { reader } = text()
  switch (interpretation.form) {
    case '文字':
      return null
    case '图解':
      return (
        <>
          {interpretation.attachments.map(
            each =>
              each.format === 'picture' && (
                <Picture key={each.hash} attachment={each} description={reader.pictureOf(interpretation.title)} />
              ),
          )}
          <h2 class="media-head">{reader.inWords}</h2>
        </>
      )
    case '视频':
      return (
        <>
          {interpretation.attachments.map(
            each =>
              each.format === 'video' && (
                <VideoPlayer key={each.hash} attachment={each} subtitles={subtitlesIn(interpretation)} />
              ),
          )}
          <h2 class="media-head">{reader.transcript}</h2>
        </>
      )
    case '新闻发布会':
      return <Conference interpretation={interpretation} />
  }
}

const Conference = ({ interpretation }: { readonly interpretation: Interpretation }) => {
  const { reader } = text()
  const { heldOn, speakers } = interpretation
  return (
    <>
      <dl class="facts conference">
        {heldOn && (
          <>
            <dt>{reader.heldOn}</dt>
            <dd>{dateInWords(heldOn)}</dd>
          </>
        )}
        {speakers.length > 0 && (
          <>
            <dt>{reader.speakers}</dt>
            <dd>{speakers.join('、')}</dd>
          </>
        )}
      </dl>
      <h2 class="media-head">{reader.record}</h2>
    </>
  )
}
