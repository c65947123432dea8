/** Why a certificate can't be used to seal. */
export type CertificateFault =
  | 'not-pkcs12'
  | 'wrong-password'
  | 'no-private-key'
  | 'key-unsupported'
  | 'not-for-signing'
  | 'expired'
  | 'not-yet-valid'
  | 'clock-wrong'

/** The sentence for it; `detail` is what the file or the certificate says. */
export function certificateFaultText(fault: CertificateFault, detail: string): string {
  switch (fault) {
    case 'not-pkcs12':
      return `“${detail}”不是数字证书文件，或已损坏。请选择带私钥的 .p12 或 .pfx 文件。`
    case 'wrong-password':
      return '证书密码不对，没有签章。请核对大小写后重新输入；密码不会保存在本机。'
    case 'no-private-key':
      return `“${detail}”里没有与证书相配的私钥，不能用来签章。请从签发机构或原电脑重新导出，并选择“同时导出私钥”。`
    case 'key-unsupported':
      return `证书的密钥或加密方式（${detail}）本程序不支持。可用的是 RSA 2048 位及以上、EC P-256 或 P-384；国密 SM2 证书暂不支持。请换一个证书。`
    case 'not-for-signing':
      return `证书“${detail}”的用途不含数字签名（常见于加密证书），没有签章。请改用同一机构发的签名证书。`
    case 'expired':
      return `证书已于 ${detail} 到期，没有签章。请向签发机构更新证书后重试。`
    case 'not-yet-valid':
      return `证书从 ${detail} 起才有效，没有签章。请核对本机日期和时间；若时间无误，请等证书生效或换一个证书。`
    case 'clock-wrong':
      return `本机时间早于${detail}，说明本机时钟不对，没有签章。请先在系统设置中校准日期和时间，再重试。`
  }
}
