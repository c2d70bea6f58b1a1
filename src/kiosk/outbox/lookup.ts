import type { ReceiptCode } from '#domain/receipt-code.ts'
import { digestText } from '#sealing/encoding.ts'

/** The hash by which the intake finds a case without ever learning the code. */
export const lookupOf = (code: ReceiptCode): Promise<string> => digestText(`mingtang-lookup|${code}`)
