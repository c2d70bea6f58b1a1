import { expect, test } from 'vitest'
import { openReply, replyKeyOf, sealReply } from '#sealing/reply.ts'

test('a reply is read by whoever holds the code, and by nobody else', async () => {
  const key = await replyKeyOf('00000000000000000000')
  const sealed = await sealReply(key, 'case-1', '公租房租金按月缴')
  expect(await openReply(key, 'case-1', sealed)).toBe('公租房租金按月缴')
  await expect(openReply(await replyKeyOf('00000000000000000001'), 'case-1', sealed)).rejects.toThrow()
})

test('a reply does not open as the reply to another case, nor with a changed byte', async () => {
  const key = await replyKeyOf('00000000000000000000')
  const sealed = await sealReply(key, 'case-1', '答复')
  await expect(openReply(key, 'case-2', sealed)).rejects.toThrow()
  const changed = sealed.ciphertext.startsWith('A')
    ? `B${sealed.ciphertext.slice(1)}`
    : `A${sealed.ciphertext.slice(1)}`
  await expect(openReply(key, 'case-1', { ...sealed, ciphertext: changed })).rejects.toThrow()
})

test('the same reply is never sealed to the same bytes', async () => {
  const key = await replyKeyOf('00000000000000000000')
  expect((await sealReply(key, 'case-1', '答复')).ciphertext).not.toBe(
    (await sealReply(key, 'case-1', '答复')).ciphertext,
  )
})
