/** The look of the product for a page that stands alone: its colours by day and by night, its headings, its ruled sections. */
export const look = `
:root{color-scheme:light dark;--paper:light-dark(#f7f4ec,#131722);--sheet:light-dark(#fdfbf6,#1a2030);--ink:light-dark(#1b2237,#efece4);--ink-2:light-dark(#4d556b,#bfbdb6);--ink-3:light-dark(#656c80,#a3a29c);--rule:light-dark(#dcd8cc,#343b4d);--signal:light-dark(#be0076,#f77cbb)}
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:400 16px/24px "IBM Plex Sans","Segoe UI","Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere}
body>*{padding-inline:clamp(1rem,5vw,4.5rem)}
.mast{display:flex;align-items:center;gap:.75rem;padding-block:1.125rem;border-bottom:2px solid;font:600 1.125rem/1.5rem Besley,Rockwell,Georgia,serif}
.mast svg{width:38px;height:22px;fill:none;stroke:var(--ink);stroke-width:1.5}
.mast .s{stroke:var(--signal);stroke-width:3}
main{max-width:76rem;padding-bottom:4rem}
h1,h2,h3{font-family:Besley,Rockwell,Georgia,serif;font-weight:600;letter-spacing:-.012em;text-wrap:balance}
h1{margin-top:2rem;font-size:clamp(1.75rem,1.42rem + 1.35vw,2.5rem);line-height:1.12}
h2{margin-top:3.5rem;padding-top:.75rem;border-top:2px solid var(--ink);font-size:1.5rem;line-height:1.25}
h3{margin-top:2rem;font-size:1.125rem;line-height:1.5rem}
h3 span{font:400 .8125rem/1.5rem "IBM Plex Sans","Segoe UI",Arial,sans-serif;letter-spacing:0;color:var(--ink-3)}
p{max-width:66ch;margin-top:.75rem;color:var(--ink-2)}
a{color:inherit;text-underline-offset:.2em}
:focus-visible{outline:2px solid;outline-offset:2px}
nav ul{columns:16rem;max-width:52rem;margin-top:1.25rem;padding:0;list-style:none}
nav li{padding-block:.25rem}
img{width:8rem;height:8rem;margin-top:1rem}
ul.rows{margin-top:.75rem;padding:0;list-style:none}
ul.rows>li{padding-block:.75rem;border-top:1px solid var(--rule)}
dl{display:grid;grid-template-columns:minmax(7rem,13rem) minmax(0,1fr);gap:.125rem 1.25rem;max-width:60rem;font-size:.875rem;line-height:1.25rem}
dt{color:var(--ink-3)}
dd{white-space:pre-line}
dd:has(>dl,>details){grid-column:1/-1}
dd dl{padding-left:.75rem;border-left:1px solid var(--rule)}
summary{cursor:pointer}
details ul.rows{padding-left:.75rem;border-left:1px solid var(--rule);white-space:normal}
.wide{max-width:60rem;margin-top:.75rem;overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.875rem;line-height:1.25rem}
th,td{padding:.4375rem .75rem .4375rem 0;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top}
thead th{border-color:var(--ink);font-size:.75rem;font-weight:600;color:var(--ink-2)}
@media (width<40rem){dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.375rem}}
@media print{:root{color-scheme:light}nav{display:none}ul.rows>li{break-inside:avoid}}
`;
