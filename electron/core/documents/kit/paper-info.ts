/** What a document says about itself, in its info and in its XMP packet; '' for nothing. */
export type PaperInfo = {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly keywords: string
  /** ISO instant; with the other fields it also decides the document's /ID. */
  readonly createdAt: string
}
