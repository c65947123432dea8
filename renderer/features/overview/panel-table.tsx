import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'

export function PanelTable() {
  const { workspace } = useWorkspace()
  const { panel } = workspace.package
  return (
    <section className="overview-section">
      <h2>专家组</h2>
      <p className="overview-lead">
        {panel.institution}，联系人 {panel.institutionContact}，{panel.institutionPhone}
      </p>
      <table className="overview-table">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">角色</th>
            <th scope="col">工作单位</th>
            <th scope="col">职称</th>
            <th scope="col">专业</th>
          </tr>
        </thead>
        <tbody>
          {panel.experts.map((expert) => (
            <tr key={expert.id}>
              <th scope="row">{expert.name}</th>
              <td>{ROLE_NAMES[expert.role]}</td>
              <td>{expert.organisation}</td>
              <td>{expert.title}</td>
              <td>{expert.specialty}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
