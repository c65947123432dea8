import { useState } from 'react'
import type { VerifiedFile } from '../../../shared/domain/verification/verification.ts'
import type { Grant } from '../../../shared/ipc/messages.ts'
import { call, shell } from '../../lib/core-client.ts'
import { errorMessage } from '../../lib/error-message.ts'

export type VerificationState =
  | { readonly status: 'empty' }
  | { readonly status: 'running'; readonly name: string }
  | { readonly status: 'done'; readonly file: VerifiedFile }
  | { readonly status: 'refused'; readonly name: string; readonly message: string }

/** One file at a time: the newest choice is what is shown. */
export function useVerification() {
  const [state, setState] = useState<VerificationState>({ status: 'empty' })

  async function verify(choose: () => Promise<Grant | null | undefined>): Promise<void> {
    let name = '所选文件'
    try {
      const chosen = await choose()
      if (!chosen) return
      name = chosen.name
      setState({ status: 'running', name })
      setState({ status: 'done', file: await call('verify.file', { grant: chosen.grant }) })
    } catch (failure) {
      setState({ status: 'refused', name, message: errorMessage(failure) })
    }
  }
  return {
    state,
    pick: () => verify(shell.pickToVerify),
    drop: (files: readonly File[]) =>
      verify(async () => (await shell.grantDropped(files.slice(0, 1)))[0]),
  }
}
