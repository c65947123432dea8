import { useEffect } from 'react'
import { Outlet, useLocation } from 'react-router'
import { refreshAppState } from '../../lib/app-state.ts'
import { rememberRoute } from '../../lib/last-place.ts'
import { ClockNotice } from './clock-notice.tsx'
import { CoreNotice } from './core-notice.tsx'
import { Rail } from './rail.tsx'
import { RecoveredNotice } from './recovered-notice.tsx'
import './shell-frame.css'
import { StatusStrip } from './status-strip.tsx'

/** What is always there: the rail, the status strip, and the screen between them. */
export function ShellFrame() {
  const { pathname } = useLocation()
  useEffect(() => {
    rememberRoute(pathname)
    void refreshAppState()
  }, [pathname])
  return (
    <div className="shell">
      <a className="skip-link" href="#main" onClick={focusMain}>
        跳到正文
      </a>
      <Rail />
      <div className="shell-body">
        <StatusStrip />
        <CoreNotice />
        <ClockNotice />
        <RecoveredNotice />
        <main id="main" className="shell-main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  )
}

/** The address after `#` belongs to the router, so the link moves the focus itself. */
function focusMain(event: React.MouseEvent): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
