import type { CatalogSet } from './types.ts'

/** 专家承诺: what every expert of the panel promises and signs before the work begins. */
export interface ExpertPromise extends CatalogSet {
  /** The sentence before the items. */
  readonly introduction: string
  readonly items: readonly string[]
}

/** 工作方案: how the panel works; the team itself comes from the task package. */
export interface WorkScheme extends CatalogSet {
  readonly sections: readonly {
    readonly id: 'procedure' | 'safeguards' | 'confidentiality'
    readonly name: string
    readonly items: readonly string[]
  }[]
}
