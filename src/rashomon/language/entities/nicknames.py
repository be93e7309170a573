"""Short forms of given names that share too few letters with the full form to be seen by comparing."""

_GROUPS = """
alexander alex sandy sasha; alexandra alex sandra sasha; andrew andy drew; anthony tony; barbara
barb; benjamin ben benny bibi; bernard bernie; brandon brand; catherine kathryn katherine cathy kathy kate katie
cathy kitty; charles charlie chuck; christopher chris kit; christine chris christy; daniel dan danny; david dave
davey; deborah deb debbie; dmitry dima; donald don donny; dorothy dot dottie; edward ed eddie ted ned; elizabeth
liz beth betty betsy lisa eliza; eugene gene; francis frank franky; franklin frank; frederick fred freddy; gerald
gerry jerry; gregory greg; harold harry hal; henry hank harry; herbert bert; ivan vanya; jacob jake; james jim
jimmy jamie; jeffrey jeff; jennifer jen jenny; jessica jess; john jack johnny jon; jonathan jon; joseph joe joey;
joshua josh; judith judy; kenneth ken kenny; kimberly kim; lawrence larry; leonard len lenny leo; louis lou;
margaret maggie meg peggy marge; martin marty; matthew matt; michael mike mick mickey misha; mikhail misha;
mitchell mitch; nathan nate; nathaniel nate nat; nicholas nick nicky; nikolai kolya; nikita nik; pamela pam;
patricia pat patty trish; patrick pat paddy; peter pete; philip phil; raymond ray; rebecca becky; richard rick dick
rich ricky; robert bob rob bobby robbie; ronald ron ronnie; rudolph rudy; russell russ; samuel sam sammy; sarah
sally; sergei seryozha; stephen steve; steven steve; stuart stu; susan sue susie; sylvester sly; terence terry;
theodore ted teddy theo; theresa terry tess; thomas tom tommy; timothy tim; valentina valya; victor vic; victoria
vicky; vincent vince vinny; virginia ginny; vladimir vova volodya; volodymyr vova; walter walt wally; william bill
will billy willy; yevgeny zhenya; zachary zach
"""
_OF: dict[str, set[str]] = {}
for _group in _GROUPS.replace("\n", " ").split(";"):
    _full, *_short = _group.split()
    for _name in (_full, *_short):
        _OF.setdefault(_name, set()).add(_full)


def are_nicknames(a: str, b: str) -> bool:
    """True for "bob" and "robert", "ted" and "edward" (folded)."""
    return a != b and bool(_OF.get(a, set()) & _OF.get(b, set())) and (a in _OF.get(b, set()) or b in _OF.get(a, set()))
