import { PageTitle } from '../../ui/page-title.tsx'
import { JOB_STEPS, KEYS, STORED, TROUBLES } from './help-content.ts'
import './help.css'

/** 帮助: short, and on this computer. */
export function HelpScreen() {
  return (
    <div className="screen help">
      <PageTitle title="帮助" note="本页随程序安装，不需要网络。" />
      <section aria-labelledby="help-job">
        <h2 id="help-job">一次验收怎么做</h2>
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
        <h2 id="help-trouble">遇到问题</h2>
        <Terms entries={TROUBLES} />
      </section>
      <section aria-labelledby="help-stored">
        <h2 id="help-stored">内容保存在哪里</h2>
        <Terms entries={STORED} />
      </section>
      <section aria-labelledby="help-keys">
        <h2 id="help-keys">键盘</h2>
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
