export const claimFieldId = (key: string): string => `claim:${key}`
