import { sql } from 'kysely'
import { addAttachments } from './attachments-migration.ts'
import type { ColumnDataType, CreateTableBuilder, Kysely, Migration } from 'kysely'

/** Columns with their types; NOT NULL unless listed as nullable. */
type Columns = Readonly<Record<string, ColumnDataType>>

function table(
  db: Kysely<unknown>,
  name: string,
  columns: Columns,
  nullable: readonly string[] = [],
): CreateTableBuilder<string, string> {
  const empty: CreateTableBuilder<string, string> = db.schema.createTable(name)
  return Object.entries(columns).reduce(
    (made, [column, type]) =>
      made.addColumn(column, type, (each) => (nullable.includes(column) ? each : each.notNull())),
    empty,
  )
}

/** Migrations by name, in order; landed ones are frozen. They speak both dialects. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': {
    up: async (db) => {
      await table(db, 'counter', { name: 'text', value: 'bigint' })
        .addPrimaryKeyConstraint('counter_key', ['name'])
        .execute()
      await table(db, 'fact', { name: 'text', value: 'text' })
        .addPrimaryKeyConstraint('fact_key', ['name'])
        .execute()
      await accounts(db)
      await tasks(db)
      await submissions(db)
    },
  },
  '0002-task-events': {
    up: async (db) => {
      await taskEvents(db)
      await db.schema
        .createIndex('submissions_newest')
        .on('submissions')
        .columns(['registered_at', 'id'])
        .execute()
    },
  },
  '0003-guesses': {
    up: async (db) => {
      await table(db, 'guess', { name: 'text', minute: 'bigint', tries: 'integer' })
        .addPrimaryKeyConstraint('guess_key', ['name'])
        .execute()
    },
  },
  '0004-housekeeping': {
    up: async (db) => {
      for (const tokens of ['access_token', 'refresh_token']) {
        await db.schema.createIndex(`${tokens}_of`).on(tokens).column('session_id').execute()
      }
      await db.schema.createIndex('upload_expiry').on('upload').column('expires_at').execute()
    },
  },
  '0005-last-editions': {
    up: async (db) => {
      await db.schema.alterTable('assignment').addColumn('last_revision', 'integer').execute()
      // Which one was present when it was taken back was not written down: what they could have stays.
      await sql`UPDATE assignment SET last_revision =
        (SELECT package_revision FROM task WHERE task.id = assignment.task_id)
        WHERE state IN ('withdrawn', 'reassigned')`.execute(db)
    },
  },
  '0006-attachments': { up: addAttachments },
}

/** What stands as a task's assignments is all that is known of it until now. */
async function taskEvents(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'task_event',
    {
      sequence: 'bigint',
      task_id: 'text',
      kind: 'text',
      account_id: 'text',
      reason: 'text',
      at: 'text',
    },
    ['account_id'],
  )
    .addPrimaryKeyConstraint('task_event_key', ['sequence'])
    .execute()
  await db.schema.createIndex('task_event_of').on('task_event').column('task_id').execute()
  await sql`INSERT INTO task_event (sequence, task_id, kind, account_id, reason, at)
    SELECT sequence, task_id, state, account_id, reason, changed_at FROM assignment`.execute(db)
}

async function accounts(db: Kysely<unknown>): Promise<void> {
  await table(db, 'institution', { id: 'text', name: 'text', enrolment_code: 'text' })
    .addPrimaryKeyConstraint('institution_key', ['id'])
    .addUniqueConstraint('institution_code', ['enrolment_code'])
    .execute()
  await table(
    db,
    'device',
    {
      id: 'text',
      institution_id: 'text',
      name: 'text',
      secret_sha256: 'text',
      app_version: 'text',
      registered_at: 'text',
      revoked_at: 'text',
    },
    ['revoked_at'],
  )
    .addPrimaryKeyConstraint('device_key', ['id'])
    .addForeignKeyConstraint('device_institution', ['institution_id'], 'institution', ['id'])
    .execute()
  await table(
    db,
    'account',
    {
      id: 'text',
      institution_id: 'text',
      account: 'text',
      name: 'text',
      password_hash: 'text',
      disabled_at: 'text',
    },
    ['disabled_at'],
  )
    .addPrimaryKeyConstraint('account_key', ['id'])
    .addUniqueConstraint('account_account', ['account'])
    .addForeignKeyConstraint('account_institution', ['institution_id'], 'institution', ['id'])
    .execute()
  await table(
    db,
    'session',
    {
      id: 'text',
      account_id: 'text',
      device_id: 'text',
      started_at: 'text',
      refresh_expires_at: 'text',
      revoked_at: 'text',
      revoked_reason: 'text',
    },
    ['revoked_at', 'revoked_reason'],
  )
    .addPrimaryKeyConstraint('session_key', ['id'])
    .addForeignKeyConstraint('session_account', ['account_id'], 'account', ['id'])
    .addForeignKeyConstraint('session_device', ['device_id'], 'device', ['id'])
    .execute()
  await table(db, 'access_token', { sha256: 'text', session_id: 'text', expires_at: 'text' })
    .addPrimaryKeyConstraint('access_token_key', ['sha256'])
    .addForeignKeyConstraint('access_token_session', ['session_id'], 'session', ['id'])
    .execute()
  await table(db, 'refresh_token', { sha256: 'text', session_id: 'text', next_sha256: 'text' }, [
    'next_sha256',
  ])
    .addPrimaryKeyConstraint('refresh_token_key', ['sha256'])
    .addForeignKeyConstraint('refresh_token_session', ['session_id'], 'session', ['id'])
    .execute()
}

async function tasks(db: Kysely<unknown>): Promise<void> {
  await table(db, 'task', {
    id: 'text',
    number: 'text',
    enterprise_name: 'text',
    package_revision: 'integer',
  })
    .addPrimaryKeyConstraint('task_key', ['id'])
    .execute()
  await table(db, 'task_package', {
    task_id: 'text',
    revision: 'integer',
    sha256: 'text',
    size_bytes: 'bigint',
  })
    .addPrimaryKeyConstraint('task_package_key', ['task_id', 'revision'])
    .addForeignKeyConstraint('task_package_task', ['task_id'], 'task', ['id'])
    .execute()
  await table(db, 'assignment', {
    task_id: 'text',
    account_id: 'text',
    state: 'text',
    reason: 'text',
    changed_at: 'text',
    sequence: 'bigint',
  })
    .addPrimaryKeyConstraint('assignment_key', ['task_id', 'account_id'])
    .addUniqueConstraint('assignment_sequence', ['sequence'])
    .addForeignKeyConstraint('assignment_task', ['task_id'], 'task', ['id'])
    .addForeignKeyConstraint('assignment_account', ['account_id'], 'account', ['id'])
    .execute()
  await table(db, 'catalog', {
    catalog_id: 'text',
    catalog_version: 'text',
    title: 'text',
    effective_from: 'text',
    reason: 'text',
    sha256: 'text',
    size_bytes: 'bigint',
    sequence: 'bigint',
  })
    .addPrimaryKeyConstraint('catalog_key', ['catalog_id', 'catalog_version'])
    .addUniqueConstraint('catalog_sequence', ['sequence'])
    .execute()
}

async function submissions(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'submissions',
    {
      id: 'text',
      idempotency_key: 'text',
      content_sha256: 'text',
      account_id: 'text',
      task_id: 'text',
      task_number: 'text',
      enterprise_name: 'text',
      round: 'integer',
      revision: 'integer',
      conclusion: 'text',
      concluded_on: 'text',
      device_id: 'text',
      record: 'text',
      record_sha256: 'text',
      registered_at: 'text',
    },
    ['account_id'],
  )
    .addPrimaryKeyConstraint('submissions_key', ['id'])
    .addUniqueConstraint('submissions_idempotency', ['idempotency_key'])
    .addUniqueConstraint('submissions_revision', ['task_id', 'round', 'revision'])
    .execute()
  await table(db, 'submission_file', {
    submission_id: 'text',
    position: 'integer',
    sha256: 'text',
    size_bytes: 'bigint',
    name: 'text',
    media_type: 'text',
    kind: 'text',
  })
    .addPrimaryKeyConstraint('submission_file_key', ['submission_id', 'position'])
    .addForeignKeyConstraint('submission_file_of', ['submission_id'], 'submissions', ['id'])
    .execute()
  await table(db, 'receipts', {
    sequence: 'bigint',
    submission_id: 'text',
    receipt_number: 'text',
    received_at: 'text',
    payload: 'text',
    signature: 'text',
  })
    .addPrimaryKeyConstraint('receipts_key', ['sequence'])
    .addUniqueConstraint('receipts_submission', ['submission_id'])
    .addUniqueConstraint('receipts_number', ['receipt_number'])
    .addForeignKeyConstraint('receipts_of', ['submission_id'], 'submissions', ['id'])
    .execute()
  await table(db, 'file', {
    sha256: 'text',
    size_bytes: 'bigint',
    storage_key: 'text',
    kept_at: 'text',
  })
    .addPrimaryKeyConstraint('file_key', ['sha256'])
    .execute()
  await table(db, 'upload', {
    id: 'text',
    submission_id: 'text',
    sha256: 'text',
    size_bytes: 'bigint',
    state: 'text',
    expires_at: 'text',
  })
    .addPrimaryKeyConstraint('upload_key', ['id'])
    .addForeignKeyConstraint('upload_of', ['submission_id'], 'submissions', ['id'])
    .execute()
  await table(db, 'decision', {
    submission_id: 'text',
    payload: 'text',
    signature: 'text',
    sequence: 'bigint',
  })
    .addPrimaryKeyConstraint('decision_key', ['submission_id'])
    .addUniqueConstraint('decision_sequence', ['sequence'])
    .addForeignKeyConstraint('decision_of', ['submission_id'], 'submissions', ['id'])
    .execute()
}
