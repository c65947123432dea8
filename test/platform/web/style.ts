export const STYLE = `
:root { color-scheme: light; font-family: system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif; }
body { margin: 0; background: #f3f5f8; color: #1b2430; line-height: 1.6; }
header { background: #12406b; color: #fff; padding: 16px 24px 0; }
header h1 { margin: 0; font-size: 20px; }
header p { margin: 4px 0 0; font-size: 14px; }
header nav { margin: 8px 0 0; gap: 4px; }
header nav a { color: #fff; padding: 10px 16px; text-decoration: none; border-radius: 6px 6px 0 0; }
header nav a:hover { text-decoration: underline; }
header nav a[aria-current] { background: #f3f5f8; color: #12406b; font-weight: 600; }
main { max-width: 1100px; margin: 24px auto; padding: 0 16px; }
article { background: #fff; border: 1px solid #d5dce5; border-radius: 6px; padding: 16px 20px; margin-bottom: 16px; }
article h2 { margin: 0 0 8px; font-size: 18px; overflow-wrap: anywhere; }
article h3 { margin: 12px 0 4px; font-size: 15px; }
article p { margin: 4px 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
dt { color: #536072; } dd { margin: 0; overflow-wrap: anywhere; }
.badge { font-size: 13px; font-weight: normal; padding: 2px 8px; border-radius: 4px; white-space: nowrap; }
h2 .badge { margin-left: 8px; }
.passed { background: #d9f2e1; color: #11562b; } .rectify { background: #fde9cf; color: #6e3d00; }
.waiting { background: #e3e8ef; color: #34404f; }
nav { margin: 10px 0 4px; display: flex; gap: 18px; flex-wrap: wrap; }
article nav a, td a { color: #0b5cad; display: inline-block; padding: 6px 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: 6px 12px 6px 0; border-bottom: 1px solid #e5eaf0; overflow-wrap: anywhere; }
td form { margin: 0; text-align: right; }
code { font-size: 12px; }
summary { cursor: pointer; padding: 8px 0; }
.pager { align-items: center; justify-content: center; } .pager [aria-hidden] { color: #6b7787; }
.paper { width: 100%; height: 80vh; border: 1px solid #d5dce5; border-radius: 4px; }
.photos { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(160px, 1fr)); gap: 12px; margin: 8px 0; padding: 0; }
.photos img { display: block; width: 100%; height: 120px; object-fit: cover; background: #e3e8ef; border-radius: 4px; }
.photos a { color: #0b5cad; font-size: 13px; overflow-wrap: anywhere; }
.history { padding-left: 24px; margin: 4px 0; } .history li { padding: 4px 0; overflow-wrap: anywhere; }
.history time, small { color: #536072; } dd { white-space: pre-line; }
.lines td:nth-child(2), .lines td:nth-child(3), .lines td:nth-child(5) { white-space: nowrap; }
form[role=search] { margin-bottom: 16px; } article form[role=search] { margin-bottom: 0; }
form[role=search] a { color: #0b5cad; padding: 10px 0; }
@media (max-width: 640px) { main { padding: 0 8px; } article { padding: 12px; } dl { grid-template-columns: 1fr; } dt { margin-top: 6px; } }
form { display: flex; flex-wrap: wrap; gap: 10px 16px; align-items: center; }
form.actions, .decision form { margin-top: 12px; }
label { display: inline-flex; gap: 8px; align-items: center; white-space: nowrap; }
label.wide { flex: 1 1 320px; } label.wide > * { flex: 1; }
input, select, textarea, button { font: inherit; font-size: 15px; padding: 6px 10px; min-height: 44px; box-sizing: border-box;
  border: 1px solid #8a97a8; border-radius: 4px; background: #fff; color: inherit; }
input[type=checkbox] { min-height: 20px; width: 20px; height: 20px; }
button { background: #0b5cad; border-color: #0b5cad; color: #fff; padding: 6px 16px; cursor: pointer; }
button:hover { background: #094a8c; } :focus-visible { outline: 3px solid #f2a900; outline-offset: 2px; }
`
