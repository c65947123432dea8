import { Link } from 'react-router'
import { OFFLINE_PROMISE } from './upload-words.ts'

/** Where it goes, and that nothing goes there before the click. */
export function PlatformNote({ address }: { readonly address: string }) {
  return (
    <p className="upload-platform">
      {OFFLINE_PROMISE}平台地址：<strong>{address}</strong>{' '}
      <Link to="/settings" className="upload-settings">
        到设置中修改
      </Link>
    </p>
  )
}
