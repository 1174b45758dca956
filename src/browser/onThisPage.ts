/** Marks the current section in the contents, for browsers without `scroll-target-group`. */
export function trackCurrentSection(): void {
  const links = new Map<Element, Element>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.on-this-page a')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const passed = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, boundingClientRect, rootBounds } of entries) {
        if (boundingClientRect.top < (rootBounds?.bottom ?? 0)) passed.add(target);
        else passed.delete(target);
      }
      const current = [...links.keys()].findLast((target) => passed.has(target));
      for (const [target, link] of links) link.classList.toggle('here', target === current);
    },
    { rootMargin: '0px 0px -70% 0px' },
  );
  for (const target of links.keys()) observer.observe(target);
}
