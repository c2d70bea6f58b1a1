import { Pause, Play, RotateCcw } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Attachment, LibraryDocument } from '#domain/document.ts'
import { holdSession } from '../session/hold.ts'
import { Icon } from '../ui/icon.tsx'
import { text } from '../ui/text/text.ts'
import { useFile } from './file.ts'

/** The subtitles that come with a document's video. */
export const subtitlesIn = ({ attachments }: Pick<LibraryDocument, 'attachments'>): Attachment | undefined =>
  attachments.find(each => each.format === 'subtitles')

/** A video of the library with large buttons and its subtitles; what it says stands beside it as text. */
export const VideoPlayer = (props: { readonly attachment: Attachment; readonly subtitles: Attachment | undefined }) => {
  const { attachment, subtitles } = props
  const file = useFile(attachment.hash)
  const [cannot, setCannot] = useState(false)
  const words = text().attachment
  if (file.state === 'opening') return <p role="status">{words.opening}</p>
  if (file.state === 'absent' || cannot) return <p role="status">{words.noVideo}</p>
  return (
    <Player url={file.url} name={attachment.name} onFailure={() => setCannot(true)}>
      {subtitles && <Subtitles hash={subtitles.hash} />}
    </Player>
  )
}

/** The words of a video, under its picture. */
export const Subtitles = ({ hash }: { readonly hash: string }) => {
  const file = useFile(hash)
  return file.state === 'here' ? (
    <track ref={takingOut} kind="subtitles" src={file.url} srcLang="zh-CN" label="中文" default />
  ) : null
}

/** Chromium keeps a track that is still on when its video goes, for ever, and the page around it as well. */
const takingOut = (element: HTMLTrackElement | null) => () => {
  if (!element) return
  element.track.mode = 'disabled'
  element.remove()
}

const Player = (props: {
  readonly url: string
  readonly name: string
  readonly onFailure: () => void
  readonly children: ComponentChildren
}) => {
  const video = useRef<HTMLVideoElement>(null)
  const [isPlaying, setIsPlaying] = useState(false)
  useEffect(() => (isPlaying ? holdSession() : undefined), [isPlaying])
  return (
    <figure class="video">
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript stands under it */}
      <video
        ref={video}
        src={props.url}
        controls
        controlsList="nodownload nofullscreen noremoteplayback"
        disablePictureInPicture
        playsInline
        preload="auto"
        aria-label={props.name}
        onPlay={() => setIsPlaying(true)}
        onPause={() => setIsPlaying(false)}
        onError={props.onFailure}
      >
        {props.children}
      </video>
      <PlayerButtons video={video} isPlaying={isPlaying} />
    </figure>
  )
}

const PlayerButtons = (props: {
  readonly video: { readonly current: HTMLVideoElement | null }
  readonly isPlaying: boolean
}) => {
  const words = text().attachment
  const { video, isPlaying } = props
  const play = () => void video.current?.play().catch(() => undefined)
  const restart = () => {
    if (video.current) video.current.currentTime = 0
    play()
  }
  return (
    <div class="video-buttons">
      <button type="button" class="second-action" onClick={() => (isPlaying ? video.current?.pause() : play())}>
        <Icon node={isPlaying ? Pause : Play} />
        {isPlaying ? words.pause : words.play}
      </button>
      <button type="button" class="second-action" onClick={restart}>
        <Icon node={RotateCcw} />
        {words.fromStart}
      </button>
    </div>
  )
}
