"""The grammar of English time expressions, in words and classes of words: fragments, rules and cues.

A rule is a regular expression over words: `last {unit}` is the word "last" and a word of the class `unit` (data/
time_words.csv, months.csv, or a shape of `words.py`) or of a fragment below. Spaces mean nothing; brackets, bars and
question marks mean what they always do; `(?P<name>...)` names a part for the function that reads the rule
(`resolve.py`). At each place the longest rule wins, and of equals the one that stands first. `patterns.py` compiles it.
"""

from __future__ import annotations

from collections.abc import Mapping

FRAGMENTS: Mapping[str, str] = {
    "n": "({n12}|{n24}|{n31}|{int})",
    "numeral": "({n}|{grouped}|{decimal}|{hhmm})",
    "spelled": "(half a dozen|{tens} {dash}? {ones}|{tens}|(a|{ones})? {hundreds} (and {n12})?|{ones})",
    "exact": "({numeral}|{spelled}) (and a half)?",
    "vague_count": "(a couple (of)?|a few|a (good|great|large|small)? number of|(tens|dozens|scores|hundreds"
    "|thousands) of|(quite a|the (last|past)|very)? {few} (more|of)?|an (undetermined|unspecified) number of)",
    "count": "({exact} ((to|or|{dash}) {exact})?|{vague_count})",
    "approx": "((just|well|slightly|little|a little)? (over|under)|about|around|almost|nearly|approximately|roughly"
    "|some|(no|not|little|much|slightly)? (more|less|fewer|longer) than|at (least|most)|up to|close to|barely|fully"
    "|nigh on|as (little|few|many|much|long) as|an (estimated|additional))",
    "adj": "({dash}? (straight|consecutive|successive|trading|working|business|full|whole|long|more|additional"
    "|calendar|other|further|extra|solid|entire|short|financial|fiscal|academic|school|brief|odd))",
    "edge": "((the (very)?)? (beginning|start|end|close|middle|outset|early part|latter part|latter half) of|(very)?"
    " (early|late) (on|in)?|mid {dash}?|(later|earlier) (in)?|middle)",
    "which": "(this|last|next|this past|this coming|past|coming|the (last|next|past|coming|previous|preceding"
    "|following|same|current|very same)|that|that same)",
    "dom": "({n12}|{n24}|{n31}|{ordinal})",
    "doms": "{dom} (({dash}|to|and|or) {dom})?",
    "names": "({month}|{monthshort} {stop}?)",
    "whose_year": "({comma}? (of)? {year}|(of|{comma})? (last|next|this|that|the (same|previous|following|last)) year)",
    "monthday": "({names} (the)? {doms} (?!{stop}? {names} {year})|(the)? {doms} {dash}? (of)? {names}) ({whose_year}"
    "|{dash} {year}|{comma}? {shortyear})?",
    "date": "((({weekday}|{weekdayshort} {stop}?) {comma}? (the)?)? {monthday}|{isodate}|{slashdate})",
    "dayword": "(today|yesterday|tomorrow|the day (before yesterday|after tomorrow))",
    "dayname": "((last|next|this|this (past|coming)|the (following|previous))? {weekday} ((of)? (last|next|this|that)"
    " week)?)",
    "day": "({date}|{dayname}|{dayword})",
    "zoned": "({zone}|{open} {zone} ({other}|{dash}|{pausedash})? {n}? {close}|local time|{open} local time {close})",
    "time": "(({clock} {ampm}?|{n12} {ampm}|({n12}|{ones}) o'clock (in the {part})?|(?:{hhmm}|{year}|{oldyear})"
    " (?={zone})|{hhmm} (?=hours|hrs)|noon|midnight) {zoned}?|(?:{hhmm}|{oldyear}) (hours|hrs) {zoned}?)",
    "year_said": "((the year)? {year}|{shortyear}|(last|this|next|the (last|previous|same|current|following|coming"
    "|preceding)) (fiscal|financial|calendar)? year|the (fiscal|financial|calendar)? year (ended|to)?|(fiscal"
    "|financial) {year})",
    "month_said": "({which}? {month} {whose_year}?|{which} month|the month)",
    "away": "(ago|earlier|later|before|previously|from now|hence|beforehand|afterwards|after (?={stop}|{comma}"
    "|{break})|on (?={stop}|{comma}|{break}))",
}

RULES: Mapping[str, str] = {
    "date": "(?P<edge>{edge})? (?P<day>{date})",
    "day_time": "(?P<edge>{edge})? (?P<day>{day}) {comma}? (at|around|about|by|{dash})? (?P<clock>{time})",
    "time_day": "(?P<clock>{time}) ({comma}|on|{comma} on)? (?P<edge>{edge})? (?P<day>{day})",
    "time": "(?P<clock>{time})",
    "dayword": "(?P<edge>{edge})? (?P<day>{dayword})",
    "weekday": "(?P<edge>{edge})? (?P<day>{dayname})",
    "day_part": "(?P<edge>{edge})? (?P<day>{day}) {comma}? (?P<edge2>early|late|mid {dash}?)? (?P<part>{part})",
    "part_of_day": "(?P<edge>(the)? (early|late))? ((the)? (?P<part>{part}) (of|on)|the (early|small) hours (of|on))"
    " (?P<day>{day}) {part}?",
    "part": "(?P<edge>(the)? (early|late|mid {dash}?)|late in|early in)? (?P<which>{which}|(one)? (?=mid|early|late)"
    "|the)? (early|late|mid {dash}?)? (?P<part>{part})",
    "overnight": "(late|early)? (?P<night>{overnight})",
    "month": "(?P<edge>{edge})? (?P<which>{which})? ((?P<month>{month}) (?P<year>{whose_year})?"
    "|(?P<short>{monthshort}) ({stop} {year}?|{year}|(?={dash} {names}))|(?P<word>month) of (?P<named>{month})"
    " (?P<yearof>{whose_year})?)",
    "year": "(?P<edge>{edge})? (?P<fiscal>(the)? (fiscal|financial) (year)?)? (the year|year)? {year}",
    "fiscal_year": "(the)? {fiscalyear}",
    "old_year": "(?P<edge>{edge})? (?P<oldyear>{oldyear})",
    "short_year": "(?P<edge>{edge})? {shortyear}",
    "split_year": "(the)? (?P<first>{year}) ({dash}|{slash}) (?P<second>{n}|{hhmm})",
    "decade": "(?P<edge>{edge})? (the)? ({decade}|(?P<short>{shortdecade}|{tensordinal}))",
    "century": "(?P<edge>{edge})? (the)? (?P<nth>({tens} {dash})? {ordinal}) {dash}? (century|centuries)",
    "this_unit": "(?P<edge>{edge})? (?P<which>{which}) (?P<kind>calendar|fiscal|financial|trading|working)?"
    " (?P<unit>{unit}|period|time) (?P<tail>({count} ({units}|{unit})|a (?P<one>{unit})) {away}|(of|in)? {year_said})?",
    "the_unit": "(?P<edge>{edge})? the (entire|whole|full|rest of the|remainder of the)? (?P<kind>financial|fiscal"
    "|calendar)? (?P<unit>{unit})",
    "unit_end": "(the)? (?P<unit>{unit}) ({possessive}|{dash}) end",
    "unit_beside": "the (?P<unit>{unit}) (?P<side>before|previous|earlier|after|following|before last|after next"
    "|prior)",
    "nth_of": "(the|its|their|his|our)? (?P<nth>{ordinal}|last|final|latter|latest) {dash}? (?P<unit>{unit}|half)"
    " ((of|in|{comma})? (?P<whole>{year_said}|(?<=of) {month_said}|(?<=in) {month_said}|of {month_said}))?",
    "nth_in_a_row": "(the|a)? {ordinal} (?P<row>straight|consecutive|successive|running)? (?P<unit>{unit})"
    " (?P<row2>in a row|running|in succession)?",
    "quarter": "(?P<quarter>{quartername}) ((of)? (?P<whole>{year_said}))?",
    "season": "(?P<edge>{edge})? (?P<which>{which}|the)? (?P<season>{season}) (?P<year>{whose_year}|(of)?"
    " {shortyear})?",
    "away": "{approx}? ((?P<count>{count}) {adj}? (?P<units>{units}|{unit})|(a|an|one) (?P<one>{unit}) (?P<half>and a"
    " half)?|half (a|an) (?P<halved>{unit})|(?P<bare>{units})) (?P<away>{away})",
    "duration": "(?P<frame>(the|these|those|this|its|his|her|their|our|my|{few} of the)? (past|last|next|coming|first"
    "|final|previous|preceding|following|recent|ensuing|intervening|initial|closing|opening|early|later))? {approx}?"
    " (?P<count>{count})? {adj}{0,3} (?P<units>{units}) ({dash}? (old|long))?",
    "one_unit": "{approx}? (?P<det>a|an|one|another|(?P<half>half) (a|an)) (whole|full|entire|further|single)? {adj}?"
    " {dash}? (?P<unit>{unit}) (?P<andhalf>and a half)? ({dash}? (old|long))?",
    "measured": "{approx}? (?P<count>{count}|single|half) {dash}? {adj}? (?P<unit>{unit}|{second}) ({dash}? (old"
    "|long))?",
    "unit_long": "(?P<unit>{unit}) {dash} long",
    "elliptic": "(?<=between) (?P<count>{exact}) (?=and {exact} (?:{units}))",
    "every": "(every|each|per|once (a|every)|twice (a|every)|{exact} times (a|every)) (other|(?P<count>{exact}|few)"
    "|{ordinal})? (?P<every>{unit}|{units}|{weekday} {part}?|{month}|{part}|{season}|second)",
    "often": "(twice|bi|semi|thrice)? {dash}? (?P<often>{often})",
    "habit": "{weekdays}|{weekday} {parts}|{parts}",
    "holiday": "(?P<edge>{edge})? (?P<which>(last|next|this))? (?P<name>{holiday}) (?P<year>{whose_year})?",
    "vague": "{vague}",
}

#: Marks that stand only inside of expressions: no rule need be tried at one.
NEVER_FIRST = ("other", "comma", "stop", "dash", "possessive", "open", "close", "slash")

#: What may stand right before or right after an expression, and tells what it is.
CUES: Mapping[str, str] = {
    "account": "account|accounts",
    "and": "and",
    "and_month": "(and|to|or|{dash}|{comma}) {month}",
    "article": "the|a",
    "at_time": "at|by|around|about|until|till|from|to|and|before|after|since|between|of",
    "attacks": "{other}? (attack|attacks|hijackings)",
    "before_2000": "in|since|by|until|of|the|after|before|to|for|and|{month}",
    "between": "between",
    "by": "by|through",
    "by_habit": "at|on|most|many|some|few|of",
    "clause": "when|that|of|before|after|on which|in which",
    "dash": "{dash}",
    "decade_and": "({shortdecade}|{decade}) (and|to|or)",
    "direction": "on|for|to|from|in|through|against",
    "for_a": "for|in|within|about|after|almost|nearly|over|once|only|just|than|least|quite|such|is|was|of|with|as"
    "|until|by|had|have|has|took|take|takes|spent|spend|lasted|last|ago|during|what|be|been",
    "from": "from|since|after|starting|beginning|effective|following|post {dash}",
    "games": "olympics|games|paralympics|{capital} (olympics|games)",
    "in": "in",
    "in_course": "in|for|during|over|of|through",
    "in_day": "in|by|during|until|since|through|at|around|before|after|{zone}",
    "in_old_year": "in|since|until|between|circa",
    "in_year": "in|since|by|until|till|during|from|between|through|throughout|circa",
    "island": "island|islands",
    "measure": "{money}|{zone}|{slash}|{ampm}|{dash} (mile|strong|foot|meter|metre|pound|page|member|bed|seat)",
    "more_digits": "({slash}|{stop}) {n}",
    "name": "{capital}",
    "no_later": "no|not|much|or",
    "not_until": "(not|had|was|were|did|didn't|wasn't|hadn't) {other}{0,2} until",
    "noun": "{other}|{capital}|{done}|{unit}|{units}|{few}|{ones}|{n}",
    "number": "{year}|{ordinal}",
    "of": "of",
    "of_old_year": "of|to|from|by|after|before",
    "of_papers": "news|post|star|standard|club|watch|people|show|edition",
    "opening": "{stop}|{break}|{quote}|{open}",
    "or_sooner": "or sooner",
    "over": "over|throughout",
    "pause": "{stop}|{pausedash}|{comma}|{break}|{close}|{quote}|{possessive}|and|but|when|in|at|on|to|with|while",
    "possessive": "{possessive}",
    "preposition": "in|since|by|until|till|during|from|of|before|after|between|through|throughout|as of|late|early"
    "|mid {dash}?|last|next|this|({year}|{month}) (and|to|or|{dash}|{comma})|between {month} and",
    "quantity": "{money}|no {stop}?|flight|boeing|windows|russell|than|nearly|some|over|approximately|roughly|most"
    "|least|almost|{int}|{slash}|{decimal}",
    "range": "from|between|{dash}|since",
    "rate": "({int}|{n}|{grouped}|{decimal}|{hundreds}|{ones}|times|once|twice|thrice) ({other}|{capital}|{things}"
    "|{money}|{dash}){0,2}",
    "season": "{season}|{month}",
    "side": "before|after|previous|earlier|following",
    "since": "since",
    "slash": "{slash}",
    "some_things": "({other}|{capital}|{done}|{decimal}|{zone}) {things}",
    "superlative": "most|more|the most",
    "than": "than",
    "things": "{things}",
    "to_month": "to|until|till|through|{dash}|between {month} and",
    "to_or_comma": "to|and|or|for|{comma}",
    "until": "until|till|through|by|before|prior to|up to|pre {dash}|no later than",
    "up_to": "until|till",
    "up_to_end": "to|until|till|through",
    "whose": "the|its|their|his|her|our|{possessive}",
    "whose_age": "his|her|their|my",
}
