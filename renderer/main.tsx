import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './styles/tokens.css'
import './styles/base.css'
// Lazy screens lay out cards by these classes too.
import './ui/record-card.css'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
