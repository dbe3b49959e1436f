/** What a conversation looks like, over the style of every page of the sandbox. */
export const chatStyle = `
main { max-width: 60rem; }
ul.places { margin: 0 0 1.25rem; padding: 0; list-style: none; }
ul.places li { margin: 0 0 .5rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
ul.places a { font-weight: 600; }
.chat { display: grid; gap: 1rem; margin-bottom: 1rem; }
@media (min-width: 48rem) { .chat { grid-template-columns: 15rem minmax(0, 1fr); } .chat .more { grid-column: 2; } }
nav h2 { margin: 0 0 .25rem; font-size: .85rem; color: var(--muted); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem; margin: 0 0 .75rem; padding: 0; list-style: none; }
nav a { display: block; min-height: 44px; padding: .6rem .75rem; border-radius: 8px; color: inherit; text-decoration: none; }
nav a[aria-current] { background: var(--soft); color: var(--sign); font-weight: 600; }
nav a:hover { text-decoration: underline; }
@media (min-width: 48rem) { nav ul { display: block; } }
#messages { display: flex; flex-direction: column; gap: .5rem; height: min(26rem, 50vh); margin: 0 0 1rem; padding: .75rem;
  overflow-y: auto; list-style: none; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
#messages li { max-width: 85%; padding: .5rem .75rem; border-radius: 10px; background: var(--canvas); }
#messages li.bot { align-self: flex-end; background: var(--soft); }
#messages li.reply { margin-left: 1.5rem; border-left: 2px solid var(--line); }
#messages li.none { background: none; color: var(--muted); }
.author { display: block; font-size: .85rem; font-weight: 600; }
.author time { color: var(--muted); font-weight: 400; }
.tag { padding: 0 .3rem; border: 1px solid var(--line); border-radius: 4px; font-size: .7rem; font-weight: 600; }
.text { display: block; white-space: pre-wrap; overflow-wrap: anywhere; }
.answer { font-size: .85rem; }
.thread { margin: 0 0 .75rem; }
.field select { width: 100%; min-height: 44px; padding: 0 .75rem; border: 1px solid var(--control); border-radius: 8px;
  background: var(--surface); color: inherit; font: inherit; }
.more { display: flex; flex-wrap: wrap; gap: .5rem; }
.more button { flex: 0 1 auto; }
`;
