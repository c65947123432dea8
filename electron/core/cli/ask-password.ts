import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { AppError, invalidInput } from '../../../shared/errors.ts'

/** From the environment, so that it stands in no command line; otherwise typed without an echo. */
export async function askPassword(account: string): Promise<string> {
  const given = process.env['SMEDT_PASSWORD'] ?? ''
  if (given !== '') return given
  const { stdin, stderr } = process
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: nowhere, terminal: stdin.isTTY })
  if (stdin.isTTY) stderr.write(`${account} 的密码：`)
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve)
      lines.once('SIGINT', () => reject(new AppError({ code: 'cancelled' })))
      lines.once('close', () =>
        reject(
          invalidInput('password', '没有读到密码。请在终端输入，或设环境变量 SMEDT_PASSWORD。'),
        ),
      )
    })
  } finally {
    lines.close()
    if (stdin.isTTY) stderr.write('\n')
  }
}
