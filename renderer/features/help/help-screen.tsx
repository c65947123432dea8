import { Button } from 'antd'
import { Link } from 'react-router'
import { PageTitle } from '../../ui/page-title.tsx'
import { JOB_STEPS, KEYS, STORED, TROUBLES } from './help-content.ts'
import './help.css'

const CONTENTS = [
  { id: 'help-job', title: '一次验收怎么做' },
  { id: 'help-trouble', title: '遇到问题' },
  { id: 'help-stored', title: '内容保存在哪里' },
  { id: 'help-keys', title: '键盘' },
] as const

/** 帮助: short, and on this computer. */
export function HelpScreen() {
  return (
    <div className="screen help">
      <PageTitle title="帮助" note="本页随程序安装，不需要网络。" />
      <nav className="help-contents" aria-label="本页目录">
        {CONTENTS.map(({ id, title }) => (
          <Button key={id} onClick={() => showSection(id)}>
            {title}
          </Button>
        ))}
      </nav>
      <p className="help-verify">
        收到一份验收意见，想知道是否可信？<Link to="/verify">核验文书</Link>
      </p>
      <section aria-labelledby="help-job">
        <h2 id="help-job" tabIndex={-1}>
          一次验收怎么做
        </h2>
        <ol className="help-steps">
          {JOB_STEPS.map(({ title, text }) => (
            <li key={title}>
              <strong>{title}</strong>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="help-trouble">
        <h2 id="help-trouble" tabIndex={-1}>
          遇到问题
        </h2>
        <Terms entries={TROUBLES} />
      </section>
      <section aria-labelledby="help-stored">
        <h2 id="help-stored" tabIndex={-1}>
          内容保存在哪里
        </h2>
        <Terms entries={STORED} />
      </section>
      <section aria-labelledby="help-keys">
        <h2 id="help-keys" tabIndex={-1}>
          键盘
        </h2>
        <dl className="help-terms">
          {KEYS.map(({ keys, text }) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}

function Terms({ entries }: { readonly entries: typeof TROUBLES }) {
  return (
    <dl className="help-terms">
      {entries.map(({ title, text }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function showSection(id: string): void {
  const title = document.getElementById(id)
  title?.scrollIntoView()
  title?.focus({ preventScroll: true })
}
