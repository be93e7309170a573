// The page works without this. It opens what a link leads into, lights up all words of one fact, shows a fact's
// words in the margin of wide screens, and opens everything for printing.
(() => {
  "use strict";

  const reveal = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
  };

  const light = (numbers) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const number of numbers) {
      for (const segment of document.querySelectorAll(`.seg[data-facts~="${number}"]`)) segment.classList.add("lit");
    }
  };

  // A link from a fact lights the fact's words only; they may run over several segments.
  let comingFrom = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const fact = link.closest(".fact, [data-fact]");
    comingFrom = fact ? fact.dataset.fact || fact.id.replace("fact-", "") : null;
    // A link to where we already are changes no hash.
    if (link.hash === location.hash) arrive();
  });

  const arrive = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    reveal(target);
    if (target.classList.contains("fact")) {
      const words = target.querySelector(":scope > details");
      if (words) words.open = true;
      show(target);
    }
    if (target.dataset.facts) light(comingFrom ? [comingFrom] : target.dataset.facts.split(" "));
    comingFrom = null;
    target.scrollIntoView({ block: target.classList.contains("fact") ? "start" : "center" });
  };

  // The margin.
  const facts = document.getElementById("facts");
  const margin = document.createElement("aside");
  margin.className = "margin";
  margin.setAttribute("aria-label", "Words of each outlet for the fact pointed at");
  let shown = null;
  let waiting = 0;
  const show = (fact) => {
    const words = fact.querySelector(":scope > details > .inside");
    if (!words || fact === shown) return;
    if (shown) shown.classList.remove("shown");
    shown = fact;
    fact.classList.add("shown");
    const number = fact.id.replace("fact-", "");
    const title = document.createElement("p");
    title.className = "title";
    title.textContent = `Fact ${number} in each outlet’s own words`;
    const copy = words.cloneNode(true);
    margin.dataset.fact = number;
    margin.replaceChildren(title, copy);
    margin.scrollTop = 0;
  };
  if (facts && facts.querySelector(".fact > details")) {
    facts.classList.add("with-margin");
    facts.append(margin);
    facts.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const fact = event.target.closest(".fact");
      clearTimeout(waiting);
      if (fact) waiting = setTimeout(show, 120, fact);
    });
    facts.addEventListener("focusin", (event) => {
      const fact = event.target.closest(".fact");
      if (fact) show(fact);
    });
    show(facts.querySelector(".fact"));
  }

  // In the reports, pointing at words lights the same fact everywhere.
  const reports = document.getElementById("reports");
  if (reports) {
    reports.addEventListener("click", (event) => {
      const segment = event.target.closest(".seg[data-facts]");
      if (segment && !event.target.closest("a")) light(segment.dataset.facts.split(" "));
    });
  }

  // Paper shows everything.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });

  addEventListener("hashchange", arrive);
  if (location.hash) arrive();
})();
