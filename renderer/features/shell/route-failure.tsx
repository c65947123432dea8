import { Button } from 'antd'
import { useNavigate, useRouteError } from 'react-router'
import { AppError } from '../../../shared/errors.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import './route-failure.css'

/** A screen that broke: the rest of the program goes on. */
export function RouteFailure() {
  const error = useRouteError()
  const navigate = useNavigate()
  const detail = error instanceof AppError || !(error instanceof Error) ? null : error.message
  return (
    <div className="screen route-failure" role="alert">
      <PageTitle title="这个画面没有打开" />
      <p>{errorMessage(error)}</p>
      {detail !== null && <p className="route-failure-detail">供技术支持参考：{detail}</p>}
      <div className="route-failure-actions">
        <Button type="primary" onClick={() => window.location.reload()}>
          重新打开
        </Button>
        <Button onClick={() => void navigate('/tasks')}>返回任务列表</Button>
      </div>
    </div>
  )
}

export function UnknownRoute() {
  const navigate = useNavigate()
  return (
    <div className="screen">
      <PageTitle title="没有这个画面" note="地址可能来自旧版本，已保存的内容都在。" />
      <Button type="primary" onClick={() => void navigate('/tasks')}>
        返回任务列表
      </Button>
    </div>
  )
}
