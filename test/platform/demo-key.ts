/**
 * The demonstration key pair of the reference platform: anyone can read it here.
 *
 * DEMONSTRATION ONLY. A receipt signed with it proves nothing. A real platform makes its own pair,
 * keeps the private key to itself and puts its public key in the task packages that it issues.
 */

/** Ed25519 private key, PKCS #8 DER, base64. For the reference platform alone. */
export const DEMO_PRIVATE_KEY = 'MC4CAQAwBQYDK2VwBCIEIE9L+AfZjwFwPS1pvTPrMXwy3gUJdj+qPJJtnguW4yy3'

/** Its public key, SPKI DER, base64: the `platform.receiptKey` of the sample task packages. */
export const DEMO_RECEIPT_KEY = 'MCowBQYDK2VwAyEAjb7bGUCQiYbvoKSR0f91+dG/bEYFEtH8JeQEKe/ww40='

/** The name that the reference platform puts in its receipts. */
export const DEMO_PLATFORM_NAME = '数字化转型产业大脑（演示平台）'
