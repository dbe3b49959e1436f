/** Keeps what is said up to date while the person writes. Without it the page still works, by hand. */
export const chatScript = `
const box = document.getElementById("messages");
const toEnd = () => { if (box) box.scrollTop = box.scrollHeight; };
toEnd();
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => undefined);
  if (!answer?.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (document.querySelector('[data-live="empty"]') && !next.querySelector('[data-live="empty"]')) location.reload();
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = next.querySelector('[data-live="' + old.dataset.live + '"]');
    if (!fresh || fresh.innerHTML === old.innerHTML) continue;
    const wasAtEnd = old.scrollHeight - old.scrollTop - old.clientHeight < 40;
    old.innerHTML = fresh.innerHTML;
    if (old === box && wasAtEnd) toEnd();
  }
}, 1000);
`;
