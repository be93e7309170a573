"""What publishers put around an article, told by its wording: one row a kind.

The rows are cues of the trade in general (labels, credits, calls), never the words of a given page. A line or a rough
sentence is taken only when its whole wording is that of the kind; a tail or a head is what is glued to a good line.
"""

import re
from dataclasses import dataclass

from rashomon.reading.credits import AGENCIES, AGENCY, CREDIT, LABELLED_CREDIT, NAMES, PLATFORM
from rashomon.reading.stamps import CLOCK, DATE, STAMP


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of boilerplate: the reason that people read, and the wordings it has.

    `whole` is tried on a whole line and on each rough sentence of it, `line` on a whole line only, `head` at the start
    of a line, `tail` at its end (group "cut" marks what goes, when not all of the match), `inside` anywhere in it.
    """

    reason: str
    whole: tuple[re.Pattern[str], ...] = ()
    line: tuple[re.Pattern[str], ...] = ()
    head: re.Pattern[str] | None = None
    tail: re.Pattern[str] | None = None
    inside: re.Pattern[str] | None = None


def _any(*wordings: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{wording})" for wording in wordings), re.IGNORECASE)


def _each(*wordings: str, case: bool = False) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(wording, 0 if case else re.IGNORECASE) for wording in wordings)


KINDS: tuple[Kind, ...] = (
    Kind(
        reason="browser or player warning",
        whole=_each(
            r".{0,60}\b(?:is|are) (?:not supported|no longer supported|unsupported)\b.{0,30}",
            r"for (?:an? |the )?(?:optimal|best|better) (?:viewing )?experience,? .{0,80}",
            r".{0,40}\byour (?:browser|device) (?:does not|doesn.t|is out of date|is not|cannot).{0,100}",
            r"(?:please )?(?:enable|turn on|activate) (?:javascript|cookies|flash)\b.{0,100}",
            r".{0,40}\b(?:javascript|adobe flash|flash player) (?:is |must be )?(?:required|disabled"
            r"|enabled)\b.{0,100}",
            r"loading(?: the player)?(?:\.\.\.|…)?",
            r"(?:thank you for visiting .{1,40}|you are using) (?:you are using )?an? (?:old |outdated "
            r"|unsupported )?browser\b.{0,150}",
            r".{0,60}\bup[- ]to[- ]date browser\b.{0,100}",
        ),
        head=_any(
            r"media playback is (?:not supported|unsupported) on (?:your|this) device(?: (?:media"
            r"|image) caption)?[,:]?\s+"
        ),
    ),
    Kind(
        reason="caption label",
        line=_each(
            r"(?:image|media|video|photo|picture) caption[,:]?", r"(?:toggle|hide|show) captions?", r"captions?:?"
        ),
        head=_any(
            r"(?:image (?:copyright|source),? [\w .,/&'’-]{1,40}? )?(?:image|media|video|photo"
            r"|picture) caption\b[,:]?\s+",
            r"(?:cover (?:image|photo)|file (?:photo|image|picture)s?|in this (?:file|undated) (?:photo"
            r"|image)|file)\s?:\s+",
        ),
        whole=_each(
            r"file (?:photo|image|picture)s?:?",
            r"(?:enlarge this image\s*)?toggle caption\b.{0,250}",
            r"(?:show|hide) caption(?: \d+ of \d+)?",
            r"enlarge(?: this)? image\b.{0,120}",
        ),
    ),
    Kind(
        reason="image credit",
        whole=_each(
            rf"\|?\s?[(\[]?\s?(?:{CREDIT})\s?[)\]]?",
            rf"\|?\s?[(\[]\s?(?:{AGENCIES})\s?[)\]]",
            rf"[|\s]*[(\[]?\s*(?:(?i:{LABELLED_CREDIT}))\s*[)\]]?\.?",
            rf"\((?i:{DATE})\) {AGENCY}",
            case=True,
        ),
        line=_each(
            r"(?i:image (?:source|copyright)),? (?:(?!caption).){1,60}",
            r"\(?(?i:photo|image|picture)s? (?:by|courtesy(?: of)?) .{1,60}",
            rf"{AGENCIES}|(?:[A-Z][\w.'’-]* ){{1,3}}{PLATFORM}",
            r"[A-Z][a-z]{1,9}(?:\s?[-–/]\s?(?:Ap|Afp|Reuters|Pti|Dpa|Upi|Ians|Ani))+",
            case=True,
        ),
        tail=re.compile(
            r"(?P<cut>(?i:image (?:source|copyright)),? [A-Z][\w .,/&'’-]{1,40}"
            rf"|(?<=[a-z\d][.!?])\s*(?:{CREDIT})"
            rf"|(?:\s*[(\[](?:{CREDIT}|(?i:{LABELLED_CREDIT}))[)\]])+"
            rf"|(?<=[.!?”\"])(?:\s*[(\[](?:{AGENCIES}|{CREDIT})[)\]])+"
            rf"|\|\s*(?i:{LABELLED_CREDIT}))\Z"
        ),
    ),
    Kind(
        reason="picture gallery or video label",
        line=_each(
            r"(?:slideshow|gallery|photos?|images?|pictures?|videos?)\s*\(?\d+ (?:images|photos|pictures"
            r"|videos|slides)\)?",
            r"(?:\d+ of \d+|\d+ / \d+)",
            r"(?:photo gallery|in pictures|video|slideshow)\s*:.{5,200}",
            r"(?:photos?|gallery|slideshow|watch|video|listen|audio|play(?: video)?|live)\s*:?",
            r"(?:also )?(?:watch|see photos|view gallery|in pictures|listen)\s*:.{0,200}",
            r"(?:scroll|see|click) (?:down|below|through)? ?(?:below )?for (?:the )?(?:video|photos|more"
            r"|gallery).{0,60}",
        ),
        whole=_each(r"(?:also )?watch:", r"slideshow \(\d+ images\)"),
    ),
    Kind(
        reason="video caption",
        line=_each(
            r"(?:CLOSE|NOW PLAYING)\b\s?[:|]?\s?[A-Z].{10,350}",
            case=True,
        ),
    ),
    Kind(
        reason="advertisement",
        line=_each(
            r"(?:ad|ads|advert|advertisement|advertising|sponsored(?: content)?|promoted|close ad"
            r"|skip ad)\s*[:.]?(?: continue reading the main story)?",
            r"(?:story|article|post)?\s*continue[sd]? (?:reading )?(?:the main story|below"
            r"|after (?:the )?(?:ad|advertisement))(?: .{0,40})?",
            r"continue reading.{0,40}",
        ),
        whole=_each(r"advertisement", r"(?:story|article) continue[sd] below(?: (?:the )?advertisement)?"),
    ),
    Kind(
        reason="call to an app, a page or a shop",
        whole=_each(
            r"(?:tap|click|press) (?:here )?(?:to|for|on)\b.{0,150}",
            r"(?:get|download) the .{1,40}\bapps?\b.{0,40}",
            r"visit .{1,60}(?:home ?page|website|site|online store)\b.{0,60}",
            r"(?:see|read|find) (?:all )?our (?:full|complete|latest) coverage.{0,80}",
            r"for (?:more|the latest) (?:stories|news|updates|breaking news)\b.{0,80}\b(?:check|visit|sign up"
            r"|follow|click|head|go to)\b.{0,120}",
            r".{0,150}\b(?:earn|get|receive)s?\b.{0,30}\b(?:affiliate|commissions?|share of the sale)\b.{0,150}",
            r"(?:log|sign) in or (?:create an account|register|sign up)\b.{0,60}",
            r"(?:article|page|main) content",
        ),
    ),
    Kind(
        reason="newsletter or sign-up call",
        whole=_each(
            r"(?:sign up|sign-up|subscribe|register)(?::?\s+(?:stay|get|now|here|today|below|on|free|for"
            r"|to)\b.{0,250})?[.!]?",
            r"(?:get|receive|have|want|join|try|stay|keep|let|like this|enjoying"
            r"|love)\b.{0,150}\b(?:newsletters?|in(?:to)? your (?:email )?inbox|meet your inbox"
            r"|e-?mail(?:ed)? (?:alerts?|updates?)|news alerts?|breaking news alerts|push notifications?"
            r"|sign up|delivered (?:daily|weekly|to you|straight|right|directly))\b.{0,150}",
            r".{0,100}\b(?:news|stories|headlines|analysis|briefing)\b.{0,60}\bdelivered (?:daily|weekly"
            r"|weekdays?|every|each|straight|right|directly|to your)\b.{0,80}",
            r".{0,60}\b(?:e-?mail|newsletter) sign[ -]?up\b.{0,300}",
            r"(?:daily |weekly |our |the )?newsletters?(?: sign[ -]?up)?[.:!]?",
            r".{0,120}\b(?:you (?:agree|consent) to|read|view|see) (?:our|the) (?:terms|privacy)\b.{0,200}",
            r"this site is protected by recaptcha.{0,200}",
            r"(?:please )?(?:enter|verify|re-enter)\b.{0,40}\b(?:e-?mail|robot)\b.{0,150}",
            r"(?:you (?:have been|are now) subscribed|thank(?:s| you) for (?:subscribing|signing up"
            r"|registering))\b.{0,80}",
            r"(?:you can )?manage (?:your )?(?:newsletters?|subscriptions?|preferences)\b.{0,60}",
            r".{0,80}\b(?:sign up|subscribe) (?:for free )?(?:here|below|now)[.!]?",
        ),
        line=_each(
            r"(?:already )?(?:a subscriber|subscribed|a member)\? .{0,100}",
            r".{0,20}become a (?:member|subscriber|supporter)\b.{0,80}",
        ),
    ),
    Kind(
        reason="appeal for support",
        whole=_each(
            r"(?:please )?(?:support|donate to|contribute to|help (?:us|support"
            r"|fund))\b.{0,60}\b(?:journalism|reporting|newsroom|our work|our mission)\b.{0,150}",
            r".{0,60}\b(?:make|making|give) (?:a|your) (?:financial )?(?:contribution|gift"
            r"|donation)\b.{0,40}\b(?:today|to (?:us|our)|from as little)\b.{0,150}",
        ),
    ),
    Kind(
        reason="sharing or following prompt",
        whole=_each(
            r"(?:read or )?share (?:this|on|via|the) .{0,60}(?:https?://\S+)?",
            r"share|tweet|pin it|print|e-?mail(?: this)?|copy (?:the )?link|save(?: article)?|facebook"
            r"|twitter|whatsapp|linkedin|reddit|flipboard|repost",
            r"(?:please )?(?:follow|like|find|join|friend|connect with) (?:us|me|him|her|them"
            r"|@?\w+(?: \w+){0,3}) (?:on|at|via) (?:twitter|facebook|instagram|youtube|telegram|tiktok"
            r"|snapchat|linkedin|whatsapp|x|social media|google).{0,120}",
            r"(?:follow|tweet)(?: (?:us|me|him|her|them))?(?: (?:on|at))?:? @\w+.{0,100}",
            r"(?:follow|find|join) us(?: on)?\s?:.{0,100}",
            r".{0,80}\bon (?:twitter|facebook|instagram) (?:at )?@\w+[.!]?",
            r"listen to .{1,60}\b(?:live|podcast|radio|back here)\b.{0,200}",
        ),
    ),
    Kind(
        reason="link to another story",
        line=_each(
            r"[>»*•\-\s]*(?:also )?(?:read|see|learn|watch|hear|view|explore|discover|find out"
            r"|check out)(?: it)?(?: also| more| next| this| now| on| here)?(?: (?:on|about|from|at"
            r"|in) .{0,60})?\s*[:>»|]\s?.{0,200}",
            r"(?:also )?(?:read|see|learn|watch|hear)(?: also| more| next)(?: (?:on|about|from|at|in|here"
            r"|stories)\b.{0,150})?[.:>]?",
            r".{15,200}[^.!?:;,] read more",
            r"[>»*•\-\s]*(?:more|related|recommended|editor.s picks?|go deeper|dig deeper|in depth"
            r"|also on .{1,30}|elsewhere|further reading|background|explainer|opinion|full coverage"
            r"|don.t miss|up next|must[ -]read|top stor(?:y|ies)|more (?:on|from|about) [^.:!?]{1,60}"
            r"|from the archives?)\s*[:>»|]\s?.{0,200}",
            r"(?:related|more|recommended|top|popular|latest|most read|trending|featured|other"
            r"|further)(?: (?:on|in|from|news|now|coverage|stor(?:y|ies)|articles?|topics?|links?|content"
            r"|reading|videos?|posts?|headlines))+(?: [^.!?]{0,80}(?:videos|news|now|today)?)?",
            r"more[- ]in|read more|most (?:read|viewed|popular|shared|commented)\b.{0,400}|trending(?: (?:on"
            r"|now|in)\b.{0,60})?|you (?:may|might) (?:also )?like\b.{0,60}|what to read next.{0,40}"
            r"|show more|view (?:all|more)|see also",
            r"\[[^\[\]]{8,200}\]",
            r"[^\[\].!?]{15,200}\s\[[A-Z]{4,12}\]\|?",
            r"don.t miss|in case you missed it|explore further|editor.s picks?",
            r"today.s (?:coverage|headlines|top stories)\b.{0,120}",
            r"related (?:coverage|stories|articles|links|content)\b.{0,200}",
        ),
        whole=_each(
            r"[>»]*\s*(?:read more|see also|related|recommended|read next|more here)\s*:[^.!?]{0,200}",
            r"\((?:related|read|read more|see also|watch|more)\s*:[^()]{5,250}\)",
            r"\[\s?(?:read|see|watch|more|related|also)\b[^\[\]]{3,200}\]",
            r"for (?:more|further|additional) (?:information|details|on this story|coverage)\b,? (?:visit|see"
            r"|click|check|go to|read)\b.{0,120}",
        ),
    ),
    Kind(
        reason="comment prompt",
        whole=_each(
            r"(?:join|start|be part of) the (?:conversation|discussion|debate)\b.{0,80}",
            r"(?:please )?(?:leave|post|share|add|drop|let us know|tell us|give us|send us|have your say"
            r"|weigh in|sound off)\b.{0,80}\b(?:comments?|thoughts?|opinions?|what you think|views"
            r"|feedback)\b.{0,120}",
            r"(?:so |and )?(?:what|how) do you (?:think|feel|say)(?: (?:about|of) (?:this|it|that))?\?.{0,120}",
            r".{0,60}\bin the comments(?: section)?(?: below)?[.!]?",
            r"(?:please |so |(?:see|look|check|watch|listen)\b.{0,60}\band )tell us (?:what|whether|if|how"
            r"|in)\b.{0,100}",
            r"(?:view|show|hide|read|load|\d+) (?:all )?(?:the )?(?:\d+ )?comments?(?: \(\d+\))?"
            r"|comments? (?:\(\d+\)|are closed.{0,40})|comments?",
            r"(?:got|have) (?:a|any) (?:story|tip|news|question|video|correction)s?\b.{0,100}\??",
            r"do you have (?:a|any) (?:story|tip|news|question|information|video|photo)s?\b.{0,100}\?.{0,60}",
            r"get in touch (?:with (?:us|our|me)|at|by|via)\b.{0,150}",
            r"[A-Z][\w.'’ -]{3,60} (?:can|may) be (?:reached|contacted) (?:at|on|by|via)\b.{0,120}",
            r"(?:.{0,120}\bplease |(?:you can )?(?:also )?)?(?:e-?mail|contact|call|write to|send|text|submit)\b"
            r".{0,120}\S+@\S+\.\w+.{0,150}",
            r".{0,40}\bour e-?mail: \S+@\S+",
            r"(?:please |you can )(?:also )?(?:contact|reach|e-?mail|write to) us\b.{0,120}",
            r"(?:e-?mail|contact|tips?|twitter)\s?: ?\S*@.{0,150}",
            r"(?:send|submit) (?:a |us )?(?:your )?(?:news )?(?:tips?|corrections|letters)\b.{0,100}",
            r"we pay for\b.{0,60}",
        ),
    ),
    Kind(
        reason="cookie or privacy notice",
        whole=_each(
            r".{0,80}\b(?:we|site|website|page|partners) uses? cookies\b.{0,250}",
            r".{0,60}\b(?:accept|manage|reject|about) (?:all )?(?:our )?cookies\b.{0,150}",
            r"by (?:continuing|using|clicking|signing up|subscribing|registering)\b.{0,60}\b(?:you"
            r"|i) (?:agree|accept|consent|acknowledge)\b.{0,250}",
            r"(?:cookie|privacy) (?:policy|notice|settings|preferences)|terms (?:of use|of service"
            r"|and conditions|& conditions).{0,60}",
        ),
    ),
    Kind(
        reason="copyright or licence line",
        whole=_each(
            r"(?:copyright\b|\(c\) ?(?:19|20)\d\d|©).{0,250}",
            r".{0,120}\ball rights reserved\b.{0,150}",
            r".{0,80}\bmay not be (?:published|reproduced|broadcast|rewritten|copied)\b.{0,150}",
            r".{0,40}\breprint (?:permission|rights)\b.{0,80}",
            r".{0,60}\bcontent (?:created|provided|produced) by .{1,80}\b(?:is available|without charge"
            r"|licens).{0,150}",
            r"for (?:licensing|syndication|permission)\b.{0,150}",
        ),
    ),
    Kind(
        reason="note on who made or updated the article",
        whole=_each(
            r".{3,250}\bcontributed (?:reporting )?(?:to|from) (?:this|the) (?:report|story|article|post"
            r"|dispatch).{0,40}",
            r"[A-Z].{3,150}\bcontributed reporting(?: from .{2,60})?\.?",
            r".{0,3}this (?:article|story) (?:appears|appeared|is taken from|was adapted)\b.{0,120}",
            r"[(\-–— ]{0,4}(?:additional |further |other )?(?:reporting|writing|editing|compiled|edited"
            r"|written|contributing|contributed|produced)(?: (?:for .{1,20} ))?(?: by|:)\s?.{2,200}",
            r"(?:with|from|by)(?: (?:reporting|files|additional reporting|input|inputs|material))?(?: (?:from"
            r"|by))? (?:the )?(?:\w+ )?(?:wires?|wire (?:services?|reports)|agenc(?:y|ies)"
            r"|staff(?: reports?)?|reuters|ap|afp|associated press|press association|agence france-presse"
            r"|bloomberg|dpa|pti|ians|xinhua)(?:(?:,| and|/) (?:the )?(?:reuters|ap|afp|associated press"
            r"|bloomberg|dpa|wires|staff))*\.?",
            r".{0,5}(?:this|the) (?:article|story|report|post) (?:is|was) (?:based|compiled|produced"
            r"|originally (?:published|appeared)|first published)\b.{0,150}",
            rf"[-–—•* ]{{0,4}}(?:this (?:report|story|article|post|page|file) (?:was|has been"
            rf"|is being) (?:last )?updated|(?:last |first )?(?:updated|published|posted"
            rf"|modified)(?: (?:on|at))?:?)(?:\s.{{0,4}}(?:{STAMP}|{CLOCK}|\d.{{0,60}}"
            rf"|with additional.{{0,80}}|to .{{0,120}}|throughout.{{0,40}}))?[-–—. \w]{{0,12}}",
            r"(?:this is a )?(?:developing|breaking)(?: news)? (?:story|post)\b.{0,120}",
            r"posted \d.{0,80}",
            r"(?:correction|clarification|editor.s note)s?:",
        ),
        line=_each(rf"(?:(?i:the) )?{NAMES}(?:,? and (?:the )?{NAMES})*,? contributed\.?", case=True),
    ),
    Kind(
        reason="byline",
        line=_each(
            r"(?i:by (?:our|a) (?:own )?(?:[a-z]+ ){0,3}(?:staff|correspondents?|reporters?|writers?|desk|team))",
            rf"(?i:by):? {NAMES}(?:(?:,| and|\s?\|)\s{NAMES}){{0,3}}(?:\s*[|,]\s*(?i:{STAMP}))?",
            rf"{NAMES}\s*(?:[|,]\s*)?(?i:{STAMP})",
            case=True,
        ),
    ),
    Kind(
        reason="age of the page",
        whole=_each(
            r"(?:this|the) (?:story|article|post|page|content) is (?:over|more than|at least|about)? ?(?:\d+"
            r"|a|an|one|two|three|four|five|six|seven|eight|nine|ten) (?:years?|months?|weeks?"
            r"|days?) old[.!]?"
        ),
    ),
    Kind(
        reason="residue of an embedded post",
        whole=_each(
            r"(?:https?://t\.co/\w+\s*|pic\.twitter\.com/\w+\s*)+",
            r"@\w{2,20}",
            r"(?:view|skip|see|open) (?:this|twitter|instagram|facebook|youtube) (?:post|tweet|video"
            r"|photo)(?: (?:on|by) (?:instagram|twitter|facebook|@\w+))?",
            r"end of (?:twitter|instagram|facebook|youtube) (?:post|video)(?: by .{1,40})?",
            r"(?:a post shared by|post by|tweet by|video by)\b.{0,100}",
            r"(?:https?://|www\.)\S+",
        ),
        head=_any(r"skip (?:twitter|instagram|facebook) post by @?\w+\s+"),
        inside=re.compile(
            r"(?<=[.!?…”\"’'])\s*(?P<cut>(?:(?:https?://t\.co/|pic\.twitter\.com/)\w{4,24}\s*)+)(?=\s*(?:[—–]|$))"
        ),
    ),
    Kind(
        reason="rule or mark between parts",
        line=_each(r"[_*=~#•·|+<>»«§†‡⦁●■▪–—-]+(?:\s[_*=~#•·|+<>»«§†‡⦁●■▪–—-]+)*"),
    ),
)
