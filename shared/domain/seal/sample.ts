/** Of all certificates that come with the program: anyone can read it, they are for 示例 tasks alone. */
export const SAMPLE_PASSWORD = 'sample-2026'
