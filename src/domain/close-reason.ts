/** Why something that is no disclosure request is closed without a reply. */
export const closeReasons = ['noted', 'passedOn', 'repeated', 'outOfScope', 'noContact'] as const
export type CloseReason = (typeof closeReasons)[number]
