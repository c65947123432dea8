import { autoParts } from './auto-parts/index.ts'
import type { Sample } from './sample.ts'

export const samples: readonly Sample[] = [autoParts]
