"""Nouns that name people and bodies without a name: "the suspect", "police", "the company"."""

from rashomon.language.entities.titles import KIN, ROLES, Gender
from rashomon.model.annotation import EntityType

_PEOPLE = """
accomplice accuser ace acquaintance admirer adult adversary ally amateur anarchist ancestor antagonist applicant
archaeologist arsonist artist assailant assassin assistant associate astronaut astronomer athlete attacker attendant
attendee baby bachelor backer banker barber baseman bassist batsman beneficiary biker biologist blogger bloke
bodyguard bomber boss bowler boxer breadwinner bride broadcaster broker brother brother-in-law bully burglar buyer
bystander cameraman campaigner captor cardiologist carer caretaker cashier celebrity champion chap chef chemist
child citizen civilian claimant cleaner clergyman clerk client climber co-defendant co-star co-worker colleague
collector colonist comic commentator commuter companion competitor complainant composer comrade conspirator
constituent consultant consumer contender contestant contractor contributor convict cook cop cousin coworker creator
creditor crewman criminal critic crook culprit customer cyclist dad dancer daughter-in-law dealer decorator defector
defender defenseman demonstrator dentist designer detainee developer diner diplomat disciple diver donor drummer
drunk dude dweller ecologist electrician employee employer enemy entertainer entrepreneur environmentalist escapee
evacuee evangelist ex-boyfriend ex-girlfriend ex-husband ex-wife expert explorer extremist eyewitness fan fanatic
farmer father father-in-law fellow fiance fiancee fighter financier fisherman foe folk follower foreigner fraudster
freshman friend frontman fugitive gamer gangster gardener gentleman geologist goalie godfather godmother golfer
gossip grandchild granddaughter grandma grandpa grandparent grandson guardian guerrilla guest guide guitarist guy
gymnast hacker hairdresser half-brother half-sister heir helper hero heroine hijacker hiker hitman holder homeowner
hooker hooligan hostage housekeeper housemate housewife hunter icon immigrant impostor individual infant informant
inhabitant inmate insider instructor insurgent intern intruder inventor investigator investor islamist jailer
janitor jihadist jockey jogger juror kid kidnapper killer laborer labourer lad lady landlord lass lecturer liberal
librarian lifeguard linebacker listener lover loyalist magician maid male marine martyr mastermind mate
mathematician mechanic medic member mentor mercenary merchant messenger meteorologist migrant militant militiaman
millionaire miner miscreant mobster model molester mom mommy monk mother-in-law motorist mourner moviegoer mugger
mum murderer musician nanny native neighbor neighbour newcomer newlywed nun observer occupant octogenarian offender
officeholder oncologist onlooker operative operator organiser organizer orphan other outfielder outsider painter pal
parent parishioner parliamentarian parolee partner passenger passer-by passerby pathologist patient patriot patron
pedestrian pensioner people performer perpetrator person philanthropist physician pirate plaintiff planner
playwright plotter plumber poacher policymaker politician pontiff pop-star practitioner preacher predator
predecessor presenter priest principal prisoner prodigy professional programmer promoter prostitute protagonist
protester protestor psychiatrist psychologist publicist publisher pupil racer radical raider rapist reader rebel
receiver receptionist recipient recruit referee refugee relative rep republican rescuer responder reveller rider
ringleader rioter rival robber rookie roommate ruler runner rusher sailor salesman salesperson saviour scammer
scholar schoolboy schoolchild schoolgirl scorer screenwriter sculptor seismologist seller senior servant shareholder
shooter shopkeeper shopper sibling sis sister sister-in-law skier slugger smuggler sniper socialite sociologist
soldier son-in-law songwriter source specialist spectator sportsman spouse spy staffer stalker starlet statesman
stepbrother stepdaughter stepfather stepmom stepmother stepson stewardess stranger stylist subordinate subscriber
successor superhero supermodel superstar supervisor supporter surgeon survivor swimmer sympathiser sympathizer
tailor taxpayer teammate technician teen teenager tenant terrorist therapist thief thug tourist tracker trader
trainer traitor translator traveler traveller tribesman trucker trustee tutor twin tyrant undertaker urologist user
vandal vendor vet veteran viewer villager villain virtuoso visitor vocalist volunteer voter waiter waitress warden
warlord warrior watchman weatherman welder whistleblower winger winner worker workman worshipper yachtsman youngster
youth zealot
"""
_BODIES = """
administration agency airline army association audience authority band bank board brigade broadcaster bureau
business cabinet carrier cast clan clientele club coalition commission committee community company congregation
congress consortium corporation council couple court crew crowd defence defense delegation department duo electorate
enterprise faction family federation firm fleet force franchise gang government group household industry institute
institution insurgency jury leadership league legislature mafia magazine management manufacturer media military
militia ministry mob movement network newspaper non-profit opposition organisation organization outfit outlet paper
parliament party patrol personnel police posse press provider public publisher regime regulator retailer senate
squad staff station studio syndicate task-force team tribe tribunal trio troop troops troupe union unit university
utility watchdog workforce
"""
_FEMALE = """
actress aunt bride congresswoman countess dame daughter duchess fiancee girl girlfriend goddaughter granddaughter
grandma grandmother heiress heroine housewife lady lass maid mom mommy mother mum niece nun policewoman princess
queen sis sister spokeswoman starlet stepdaughter stepmom stepmother stewardess waitress widow wife woman
"""
_MALE = """
bachelor bloke boy boyfriend brother chairman chap clergyman congressman cowboy dad duke father fireman fisherman
gentleman grandfather grandpa grandson gunman guy hitman husband king lad man monk nephew policeman priest prince
salesman son spokesman sportsman stepfather stepson uncle waiter
"""
# Roles that more often are something else when no name follows: a chair, the head, a count, a major problem.
_NOT_ALONE = frozenset({"chair", "head", "count", "private", "major"})
_TYPES: dict[str, EntityType] = dict.fromkeys(_BODIES.split(), "organisation")
_TYPES |= dict.fromkeys([*_PEOPLE.split(), *KIN, *(role for role in ROLES if role not in _NOT_ALONE)], "person")
_FEMALE_NOUNS, _MALE_NOUNS = frozenset(_FEMALE.split()), frozenset(_MALE.split())


def type_of_noun(lemma: str) -> EntityType | None:
    """What a common noun names ("suspect" -> person), by its lemma in lower case; None when neither person nor body."""
    return _TYPES.get(lemma)


def gender_of_noun(lemma: str) -> Gender:
    """The gender a noun tells, "?" when it tells none."""
    return "f" if lemma in _FEMALE_NOUNS else "m" if lemma in _MALE_NOUNS else "?"
