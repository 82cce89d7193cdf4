import assert from "node:assert/strict";
import { oneLine } from "../../../cli/report/plain";
import { csvField, htmlText, markdownCell, plain, unlinked } from "../../../report/words";

describe("names in each form", () => {
  const rows: readonly (readonly [what: string, form: (text: string) => string, text: string, wanted: string])[] = [
    ["marks that turn a line around are shown", plain, "a\u202eb\u200fc\u2066d", "a\\u{202e}b\\u{200f}c\\u{2066}d"],
    ["line breaks and escapes are shown", plain, "a\r\nb\u001b[2Jc", "a\\u{d}\\u{a}b\\u{1b}[2Jc"],
    [
      "what takes no place is shown, since it would make two names look alike",
      plain,
      "ad\u00admin ad\u180emin ad\u{e0061}min ad\u3164min ad\ufe0fmin a\ud800b",
      "ad\\u{ad}min ad\\u{180e}min ad\\u{e0061}min ad\\u{3164}min ad\\u{fe0f}min a\\u{d800}b",
    ],
    ["the same in a line for a terminal", oneLine, "ad\u00admin\u202e", "ad\\u{ad}min\\u{202e}"],
    [
      "letters of all scripts stay",
      plain,
      "\u738b\u4f1f \u05d0\u05d1 \u{1f600}",
      "\u738b\u4f1f \u05d0\u05d1 \u{1f600}",
    ],
    [
      "pipes and emphasis of Markdown",
      markdownCell,
      "a|b *c* _d_ `e` [f](g)",
      "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g)",
    ],
    ["tags and entities of Markdown", markdownCell, "<img> &lt; @all", "&lt;img&gt; &amp;lt; @<!-- -->all"],
    [
      "what hosts of code make links of",
      markdownCell,
      "https://evil.example HTTP://x WWW.evil.example (@all) #12 ann@example.com",
      "https:<!-- -->//evil.example HTTP:<!-- -->//x WWW.<!-- -->evil.example (@<!-- -->all) \\#<!-- -->12 ann&#64;example.com",
    ],
    [
      "entities within a tag, which are no issues",
      (text) => unlinked(htmlText(text)),
      "it's #1",
      "it&#39;s #<!-- -->1",
    ],
    ["a backslash before a pipe", markdownCell, "a\\|b", "a\\\\\\|b"],
    ["a formula", csvField, "=1+1", "'=1+1"],
    ["a formula with quotes and a comma", csvField, `=HYPERLINK("x","y")`, `"'=HYPERLINK(""x"",""y"")"`],
    ["a plus, a minus, an at", csvField, "+1", "'+1"],
    ["a minus", csvField, "-1", "'-1"],
    ["an at", csvField, "@SUM(1)", "'@SUM(1)"],
    ["a tab before a formula", csvField, "\t=1", "'\\u{9}=1"],
    ["a space before a formula", csvField, " =1", "' =1"],
    ["a full-width formula", csvField, "\uff1d1", "'\uff1d1"],
    ["a name with a comma", csvField, "Doe, Ann", '"Doe, Ann"'],
    ["a line break", csvField, "a\nb", "a\\u{a}b"],
    ["all that HTML knows", htmlText, `<a href="x" title='y'>&`, "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;"],
  ];
  for (const [what, form, text, wanted] of rows) it(what, () => assert.equal(form(text), wanted));

  it("cuts what is too long for a table between characters", () => {
    assert.equal(markdownCell("\u{1f600}".repeat(10_000), 3), `${"\u{1f600}".repeat(3)}...`);
  });
});
