// The tables in reading order. Constraints and triggers stand in the migrations.
export * from './schema/tasks.ts'
export * from './schema/records.ts'
export * from './schema/evidence.ts'
export * from './schema/opinions.ts'
export * from './schema/seals.ts'
export * from './schema/sync.ts'
export * from './schema/standing.ts'
