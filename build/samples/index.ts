import { autoParts } from './auto-parts/index.ts'
import { pharma } from './pharma/index.ts'
import { railEquipment } from './rail-equipment/index.ts'
import type { Sample } from './sample.ts'

/** Three trades of the four (实施细则 第二章), to try the program with. */
export const samples: readonly Sample[] = [autoParts, railEquipment, pharma]
