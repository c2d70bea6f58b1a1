import { join } from 'node:path'
import type { DocumentId } from '#domain/document.ts'
import type { IdleLoop } from '#domain/idle-loop.ts'
import { problem } from './place-file.ts'
import type { PressProblem } from './problem.ts'

/** Idle loops name documents of the edition and terminals of the place. */
export const checkIdleLoops = (
  folder: string,
  loops: readonly IdleLoop[],
  known: { readonly documents: ReadonlySet<DocumentId>; readonly terminals: readonly string[] },
): readonly PressProblem[] =>
  loops.flatMap(loop => [
    ...documentsOf(loop)
      .filter(id => !known.documents.has(id))
      .map(id =>
        problem(join(folder, 'idle'), 'document', `待机轮播里的“${id}”不在文件库里`, '改成 library/ 里的文件编号'),
      ),
    ...loop.terminals
      .filter(id => !known.terminals.includes(id))
      .map(id => problem(join(folder, 'idle'), 'terminals', `没有编号为“${id}”的终端`, '改成 terminals/ 里的编号')),
  ])

const documentsOf = (loop: IdleLoop): readonly DocumentId[] => [
  ...loop.slides.flatMap(slide => {
    if (slide.kind === 'document') return [slide.document]
    return slide.kind === 'asked' ? slide.documents : []
  }),
  ...loop.urgent.flatMap(({ document }) => (document ? [document] : [])),
]
