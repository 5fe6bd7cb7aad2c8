// Hanoi and Vientiane: two news articles as a graph
//
// Everything that two short articles say about the two capitals: who met whom and when, which posts the articles give
// them, what was signed, proposed and given, and where the articles leave doubt. README.md beside this file tells the
// whole story; questions/ holds 24 queries to start with.
//
// How to read it. `(hanoi:City:Place {name: 'Hanoi'})` creates one node: two labels, one property, and a variable
// `hanoi` that the rest of the statement can use. `(hanoi)-[:CAPITAL_OF]->(vietnam)` creates one relationship between
// two nodes created before. Variables live until the semicolon, so nodes and relationships are one statement: the graph
// is there as a whole or, if anything fails, not at all.
//
// Every fact carries `id`, unique; `src`, the sentences that say so; and `certainty`, how firmly they do: 'stated' in
// the text, 'implied' by its context, 'inferred' by the reader, or 'background', known from elsewhere.
// Dates are EDTF text: '2023', '2021-11-17', 'XXXX-12-12' (no year stated), '../2021-11-17' (not later than).
//
// Made by make-graph.py; change the facts there, not the lines here.

// Countries, cities and other places
// Neither article names Vietnam or Laos; they are background, and say so.
CREATE
  (vietnam:Country:Place {id: 'vietnam', name: 'Vietnam', iso: 'VN', src: [], certainty: 'background'}),
  (laos:Country:Place {id: 'laos', name: 'Laos', iso: 'LA', note: "only the adjective 'Lao' occurs in the files", src: [], certainty: 'background'}),
  (korea:Country:Place {id: 'korea', name: 'South Korea', iso: 'KR', src: ['000:s35'], certainty: 'stated'}),
  (hanoi:City:Place {id: 'hanoi', name: 'Hanoi', wikidata: 'Q1858', src: ['000:s03', '003:s01'], certainty: 'stated'}),
  (vientiane:City:Place {id: 'vientiane', name: 'Vientiane', wikidata: 'Q9326', src: ['000:s03', '003:s01'], certainty: 'stated'}),
  (seoul:City:Place {id: 'seoul', name: 'Seoul', wikidata: 'Q8684', src: ['000:s31', '000:s35'], certainty: 'stated'}),
  (redriver:River:Place {id: 'redriver', name: 'Red River', src: ['000:s34', '000:s35'], certainty: 'stated'}),
  (hanriver:River:Place {id: 'hanriver', name: 'Han River', src: ['000:s34', '000:s35'], certainty: 'stated'}),
  (hongvan:Locality:Place {id: 'hongvan', name: 'Hong Van', kindAsStated: ['Commune', 'Village'], src: ['000:s40', '000:s41'], certainty: 'stated'})

// Organisations
// Second labels tell councils, party committees, companies and the rest apart.
CREATE
  (hpc:Organization:Council {id: 'hpc', name: "Hanoi People's Council", src: ['000:s05', '000:s06'], certainty: 'stated'}),
  (vpc:Organization:Council {id: 'vpc', name: "Vientiane People's Council", src: ['000:s05', '000:s14', '003:s02'], certainty: 'stated'}),
  (hppc:Organization:Executive {id: 'hppc', name: "Hanoi People's Committee", src: ['000:s11'], certainty: 'stated'}),
  (hparty:Organization:PartyCommittee {id: 'hparty', name: 'Hanoi Party Committee', src: ['003:s01'], certainty: 'stated'}),
  (vparty:Organization:PartyCommittee {id: 'vparty', name: 'Party Committee of Vientiane', src: ['003:s02'], certainty: 'stated'}),
  (lprp:Organization:Party {id: 'lprp', name: "Lao People's Revolutionary Party", src: ['003:s01'], certainty: 'stated'}),
  (hauth:Organization:Authorities {id: 'hauth', name: 'Hanoi authorities', collective: true, src: ['000:s10', '003:s01'], certainty: 'stated'}),
  (vmil:Organization:MilitaryCommand {id: 'vmil', name: 'municipal Military Command (Vientiane)', src: ['003:s12'], certainty: 'stated'}),
  (hlab:Organization:Department {id: 'hlab', name: 'labour department (Hanoi)', note: "'the two labour departments', unnamed", src: ['003:s08'], certainty: 'implied'}),
  (vlab:Organization:Department {id: 'vlab', name: 'labour department (Vientiane)', note: "'the two labour departments', unnamed", src: ['003:s08'], certainty: 'implied'}),
  (hmetro:Organization:Company {id: 'hmetro', name: 'Hanoi Metro', src: ['000:s26'], certainty: 'stated'}),
  (hanoitimes:Organization:MediaOutlet {id: 'hanoitimes', name: 'The Hanoi Times', src: ['000:s07'], certainty: 'stated'}),
  (vna:Organization:MediaOutlet {id: 'vna', name: 'VNA', src: ['003:s01'], certainty: 'stated'})

// People
// Gender is read from a title or pronoun; `genderBasis` quotes which.
CREATE
  (ha:Person {id: 'ha', name: 'Phung Thi Hong Ha', shortName: 'Ha', gender: 'female', genderBasis: 'Vice Chairwoman; she', src: ['000:s06'], certainty: 'stated'}),
  (lamphoy:Person {id: 'lamphoy', name: 'Lamphoy Siakkhachanh', gender: 'female', genderBasis: 'Vice Chairwoman; her', src: ['000:s06', '000:s14'], certainty: 'stated'}),
  (dung:Person {id: 'dung', name: 'Dinh Tien Dung', shortName: 'Dung', gender: 'male', genderBasis: 'he', src: ['003:s01'], certainty: 'stated'}),
  (anouphap:Person {id: 'anouphap', name: 'Anouphap Tounalom', gender: 'male', genderBasis: 'his; He', src: ['003:s02'], certainty: 'stated'}),
  (tuanh:Person {id: 'tuanh', name: 'Tu Anh', src: ['000:s07'], certainty: 'stated'})

// Posts
// A post is a seat: it belongs to a body and exists without a holder. That is why HOLDS and POST_IN are two steps.
CREATE
  (hpc_vc:Post {id: 'hpc-vc', title: 'Vice Chairwoman', role: 'vice chair', src: ['000:s06', '000:s16'], certainty: 'stated'}),
  (hppc_vc:Post {id: 'hppc-vc', title: 'Vice Chairwoman', role: 'vice chair', src: ['000:s11'], certainty: 'stated'}),
  (vpc_vc:Post {id: 'vpc-vc', title: 'Vice Chairwoman', role: 'vice chair', src: ['000:s14'], certainty: 'stated'}),
  (vpc_chair:Post {id: 'vpc-chair', title: 'Chairman', role: 'chair', src: ['003:s02'], certainty: 'stated'}),
  (hparty_sec:Post {id: 'hparty-sec', title: 'Secretary', role: 'secretary', src: ['003:s01'], certainty: 'stated'}),
  (vparty_sec:Post {id: 'vparty-sec', title: 'Secretary', role: 'secretary', src: ['003:s02'], certainty: 'stated'})

// Events and activities
// An event happened once, on a day; an activity is repeated and uncounted ('many delegations').
CREATE
  (meet1212:Event:Meeting:Signing {id: 'meet1212', name: "Meeting of delegations of the Hanoi and Vientiane People's Councils; agreement signed", date: 'XXXX-12-12', dateAsStated: 'today (December 12)', yearStated: false, sortDate: '2023-12-12', sortDateBasis: 'external (VNA 2023-12-12); not in the seeds', mode: 'in person', modeCertainty: 'implied (photo)', cameo: '057', src: ['000:s05', '000:s06', '000:s17'], certainty: 'stated'}),
  (talks1117:Event:Talks {id: 'talks1117', name: 'Online talks between the party leaders of Hanoi and Vientiane', date: '2021-11-17', dateAsStated: 'on November 17 (article dated 2021-11-17)', yearStated: true, sortDate: '2021-11-17', sortDateBasis: 'stated', mode: 'online', cameo: '040', src: ['003:s02'], certainty: 'stated'}),
  (delegations1720:Activity {id: 'delegations1720', name: 'Exchange of delegations at high and grassroots levels', howMany: 'many', since: '2017', until: '2020', periodBasis: 'preceding sentence', src: ['003:s11'], certainty: 'stated'})

// Agreements
// Two are signed, two were only proposed: `status` tells. `since` and `until` give the period.
CREATE
  (agr2023:Agreement {id: 'agr2023', name: "Cooperation agreement between the Hanoi and Vientiane People's Councils", kind: 'cooperation agreement', status: 'signed', signed: 'XXXX-12-12', since: '2023', until: '2025', periodAsStated: 'for the period from 2023 to 2025', src: ['000:s03', '000:s05'], certainty: 'stated'}),
  (mou1720:Agreement:MoU {id: 'mou1720', name: 'MoU between Hanoi and Vientiane', kind: 'memorandum of understanding', status: 'signed', since: '2017', until: '2020', periodAsStated: '(preceding sentence) During the 2017-2020 period', periodCertainty: 'inferred', src: ['003:s11'], certainty: 'stated'}),
  (min2125:Agreement:Minutes {id: 'min2125', name: 'Minutes of cooperation for 2021-2025', kind: 'minutes of cooperation', status: 'proposed', plannedSigning: '2021', since: '2021', until: '2025', periodAsStated: 'minutes of cooperation for 2021-2025 for signing this year', src: ['003:s09'], certainty: 'stated'}),
  (mounew:Agreement:MoU {id: 'mounew', name: 'MoU on bilateral cooperation for the new period', kind: 'memorandum of understanding', status: 'proposed', periodAsStated: 'for the new period in the near future', src: ['003:s04'], certainty: 'stated'})

// What the signed agreement of 2023-2025 provides
CREATE
  (pv1:Provision {id: 'pv1', text: 'increase the exchange of visits by senior officials', src: ['000:s08'], certainty: 'stated'}),
  (pv2:Provision {id: 'pv2', text: 'share practices and experiences in legislative work', src: ['000:s09'], certainty: 'implied'}),
  (pv3:Provision {id: 'pv3', text: 'help each other improve supervision of local government operations', src: ['000:s09'], certainty: 'implied'}),
  (pv4:Provision {id: 'pv4', text: 'organize short-term training courses for Vientiane lawmakers', src: ['000:s10'], certainty: 'implied'}),
  (pv5:Provision {id: 'pv5', text: 'help Lao partners improve their performance at the local level', src: ['000:s10'], certainty: 'implied'})

// Topics
// Topics let a proposal of 2021 be compared with an agreement of 2023.
CREATE
  (t_agri:Topic {id: 't-agri', name: 'agriculture', src: ['003:s02'], certainty: 'stated'}),
  (t_edu:Topic {id: 't-edu', name: 'education and training', src: ['003:s02'], certainty: 'stated'}),
  (t_justice:Topic {id: 't-justice', name: 'justice', src: ['003:s02'], certainty: 'stated'}),
  (t_labour:Topic {id: 't-labour', name: 'labour, invalids and social affairs', src: ['003:s02'], certainty: 'stated'}),
  (t_party:Topic {id: 't-party', name: 'Party and political system building', src: ['003:s03'], certainty: 'stated'}),
  (t_legdoc:Topic {id: 't-legdoc', name: 'legal documents and legislative work', src: ['000:s09', '003:s03'], certainty: 'stated'}),
  (t_inspect:Topic {id: 't-inspect', name: 'overseeing and inspecting administrative units', src: ['003:s03'], certainty: 'stated'}),
  (t_egov:Topic {id: 't-egov', name: 'e-government', src: ['003:s03'], certainty: 'stated'}),
  (t_urban:Topic {id: 't-urban', name: 'urban planning and management', src: ['003:s03'], certainty: 'stated'}),
  (t_trade:Topic {id: 't-trade', name: 'trade and investment', src: ['003:s04'], certainty: 'stated'}),
  (t_p2p:Topic {id: 't-p2p', name: 'people-to-people exchange', src: ['003:s04'], certainty: 'stated'}),
  (t_state:Topic {id: 't-state', name: 'State management', src: ['003:s05'], certainty: 'stated'}),
  (t_councils:Topic {id: 't-councils', name: "ties between the two People's Councils", src: ['003:s05'], certainty: 'stated'}),
  (t_econ:Topic {id: 't-econ', name: 'economy', src: ['003:s06'], certainty: 'stated'}),
  (t_culture:Topic {id: 't-culture', name: 'culture', src: ['003:s06'], certainty: 'stated'}),
  (t_science:Topic {id: 't-science', name: 'science', src: ['003:s06'], certainty: 'stated'}),
  (t_shop:Topic {id: 't-shop', name: 'shopping and tourism centres', src: ['003:s07'], certainty: 'stated'}),
  (t_health:Topic {id: 't-health', name: 'health care', src: ['003:s10'], certainty: 'stated'}),
  (t_mil:Topic {id: 't-mil', name: 'military', src: ['003:s10'], certainty: 'stated'}),
  (t_covid:Topic {id: 't-covid', name: 'COVID-19 response', src: ['003:s13'], certainty: 'stated'}),
  (t_policy:Topic {id: 't-policy', name: 'policy formulation', src: ['000:s17'], certainty: 'stated'}),
  (t_supproj:Topic {id: 't-supproj', name: 'supervision of large-scale projects', src: ['000:s17'], certainty: 'stated'}),
  (t_sed:Topic {id: 't-sed', name: 'socio-economic development', src: ['000:s17'], certainty: 'stated'}),
  (t_district:Topic {id: 't-district', name: "operation of district-level People's Councils", src: ['000:s17'], certainty: 'stated'}),
  (t_suplocal:Topic {id: 't-suplocal', name: 'supervision of local government operations', src: ['000:s09'], certainty: 'stated'}),
  (t_training:Topic {id: 't-training', name: 'training of officials and lawmakers', src: ['000:s10', '000:s13'], certainty: 'stated'}),
  (t_info:Topic {id: 't-info', name: 'channels for updating information', src: ['000:s13'], certainty: 'stated'}),
  (t_visits:Topic {id: 't-visits', name: 'exchange of visits and delegations', src: ['000:s08', '003:s02'], certainty: 'stated'}),
  (t_foreign:Topic {id: 't-foreign', name: 'foreign and decentralized relations', src: ['000:s08', '000:s11'], certainty: 'stated'})

// Proposals
// One node for each thing somebody wanted; `verb` keeps how strongly it was put.
CREATE
  (pr01:Proposal {id: 'pr01', text: 'increase the number of high-level meetings and conferences', verb: 'recommended', src: ['000:s13'], certainty: 'stated'}),
  (pr02:Proposal {id: 'pr02', text: 'assist each other in training officials', verb: 'recommended', src: ['000:s13'], certainty: 'stated'}),
  (pr03:Proposal {id: 'pr03', text: 'develop new channels for updating information', verb: 'recommended', src: ['000:s13'], certainty: 'stated'}),
  (pr04:Proposal {id: 'pr04', text: 'share practices in legislative work', verb: 'recommended', src: ['000:s13'], certainty: 'stated'}),
  (pr05:Proposal {id: 'pr05', text: 'continued technical assistance from Hanoi in evaluating and supervising the implementation of major projects', verb: 'looked forward to', src: ['000:s15'], certainty: 'stated'}),
  (pr06:Proposal {id: 'pr06', text: 'continued technical assistance from Hanoi in drafting resolutions and other legal policies', verb: 'looked forward to', src: ['000:s15'], certainty: 'stated'}),
  (pr07:Proposal {id: 'pr07', text: 'work closely together to enhance exchanges at all levels', verb: 'suggested', src: ['003:s02'], certainty: 'stated'}),
  (pr08:Proposal {id: 'pr08', text: 'step up ties in agriculture, education-training, justice, labour-invalids and social affairs', verb: 'suggested', src: ['003:s02'], certainty: 'stated'}),
  (pr09:Proposal {id: 'pr09', text: 'renew methods of cooperation in Party and political system building, local legal documents, overseeing and inspecting administrative units, e-government, urban planning and management', verb: 'proposed', src: ['003:s03'], certainty: 'stated'}),
  (pr10:Proposal {id: 'pr10', text: 'adopt measures to boost trade and investment', verb: 'said (should)', src: ['003:s04'], certainty: 'stated'}),
  (pr11:Proposal {id: 'pr11', text: 'people-to-people exchange to raise mutual understanding', verb: 'said (should)', src: ['003:s04'], certainty: 'stated'}),
  (pr12:Proposal {id: 'pr12', text: 'consider signing a memorandum of understanding on bilateral cooperation for the new period', verb: 'said (should)', src: ['003:s04'], certainty: 'stated'}),
  (pr13:Proposal {id: 'pr13', text: 'outline future cooperation orientations, especially those regarding signed agreements', verb: 'hoped', src: ['003:s05'], certainty: 'stated'}),
  (pr14:Proposal {id: 'pr14', text: 'facilitate high-level exchanges to share Party building experience', verb: 'hoped', src: ['003:s05'], certainty: 'stated'}),
  (pr15:Proposal {id: 'pr15', text: 'improve State management', verb: 'hoped', src: ['003:s05'], certainty: 'stated'}),
  (pr16:Proposal {id: 'pr16', text: "create favourable conditions for ties between their two People's Councils", verb: 'hoped', src: ['003:s05'], certainty: 'stated'}),
  (pr17:Proposal {id: 'pr17', text: 'continue to encourage economic sectors to reinforce ties across economy, culture, education and science, especially in signed projects', verb: 'proposed', src: ['003:s06'], certainty: 'stated'}),
  (pr18:Proposal {id: 'pr18', text: 'study the building of shopping and tourism centres', verb: 'wished', src: ['003:s07'], certainty: 'stated'}),
  (pr19:Proposal {id: 'pr19', text: 'Hanoi continues supporting effective agriculture projects', verb: 'hoped', src: ['003:s08'], certainty: 'stated'}),
  (pr20:Proposal {id: 'pr20', text: 'joint work between the two labour departments', verb: 'hoped', src: ['003:s08'], certainty: 'stated'}),
  (pr21:Proposal {id: 'pr21', text: "add the Lao side's proposals into minutes of cooperation for 2021-2025 for signing this year", verb: 'suggested', src: ['003:s09'], certainty: 'stated'})

// Statements
// Things said that ask for nothing.
CREATE
  (st1:Statement {id: 'st1', text: 'improving foreign relations with other cities and capitals is a top priority for Hanoi', src: ['000:s11'], certainty: 'stated'}),
  (st2:Statement {id: 'st2', text: 'Hanoi has put Lao partners, especially Vientiane, at the top of its priority list', src: ['000:s12'], certainty: 'stated'}),
  (st3:Statement {id: 'st3', text: "congratulated Hanoi on the city's recent achievements in socio-economic growth", src: ['000:s14'], certainty: 'stated'}),
  (st4:Statement {id: 'st4', text: 'the meeting was a good opportunity for the two sides to discuss their concerns and expectations', src: ['000:s16'], certainty: 'stated'}),
  (st5:Statement {id: 'st5', text: 'the Party Committee, authorities and people of Hanoi treasure and strive to develop relations with the Lao side, especially Vientiane', src: ['003:s01'], certainty: 'stated'}),
  (st6:Statement {id: 'st6', text: 'more efforts to improve relations and activities to achieve higher results', src: ['000:s18'], certainty: 'stated'}),
  (st7:Statement {id: 'st7', text: 'aiming for better results in policy-making and in the implementation of large-scale projects', src: ['000:s04'], certainty: 'stated'})

// Aid
// An amount of money and a quantity of goods are different properties: aid3 is cash, aid4 is only worth so much.
CREATE
  (aid1:Aid {id: 'aid1', item: 'medical masks', quantity: 30000, unit: 'item', date: '../2021-11-17', dateCertainty: 'inferred', src: ['003:s13'], certainty: 'stated'}),
  (aid2:Aid {id: 'aid2', item: 'rapid test kits', quantity: 10000, unit: 'item', date: '../2021-11-17', dateCertainty: 'inferred', src: ['003:s13'], certainty: 'stated'}),
  (aid3:Aid {id: 'aid3', item: 'cash', amount: 40000, currency: 'USD', date: '../2021-11-17', dateCertainty: 'inferred', valueNote: 'listed among medical supplies', src: ['003:s13'], certainty: 'stated'}),
  (aid4:Aid {id: 'aid4', item: 'aid worth', amount: 15000, currency: 'USD', date: '../2021-11-17', dateCertainty: 'inferred', valueNote: 'stated as worth; may be in kind', src: ['003:s14'], certainty: 'stated'}),
  (aid5:Aid {id: 'aid5', item: 'help building the traditional house of the municipal Military Command', date: '2017/2020', dateCertainty: 'inferred', src: ['003:s12'], certainty: 'stated'}),
  (aid6:Aid {id: 'aid6', item: "scholarships for Vientiane's students and officials", date: '2017/2020', dateCertainty: 'inferred', src: ['003:s12'], certainty: 'stated'})

// Projects
CREATE
  (institute:Project {id: 'institute', name: 'research institute of socio-economic development of Vientiane', src: ['003:s11'], certainty: 'stated'}),
  (tradhouse:Project {id: 'tradhouse', name: 'traditional house of the municipal Military Command', src: ['003:s12'], certainty: 'stated'}),
  (joint1720:Project {id: 'joint1720', name: 'many effective joint projects', since: '2017', until: '2020', howMany: 'many', src: ['003:s10'], certainty: 'stated'})

// The two articles
CREATE
  (doc000:Document:Article {id: 'doc000', title: "Hanoi and Vientiane People's Councils sign new cooperation agreement", file: '000_deda07d31d5d09d9.txt', language: 'en', date: 'XXXX-12-12', dateAsStated: 'today (December 12)', src: ['000:s03'], certainty: 'stated'}),
  (doc003:Document:Article {id: 'doc003', file: '003_310a0eb1e9383ca2.txt', language: 'en', date: '2021-11-17', dateAsStated: 'date 2021-11-17', note: 'no headline in the file', src: ['003:s01'], certainty: 'stated'})

// Related headlines on the page of the first article
// Undated, and later than the article: page furniture.
CREATE
  (rel1:Document:Headline {id: 'rel1', title: 'Hanoi Metro launches automated ticket-control system to boost smart mobility', note: 'undated; page furniture, later than the article', src: ['000:s24', '000:s25', '000:s26'], certainty: 'stated'}),
  (rel2:Document:Headline {id: 'rel2', title: 'Hanoi to roll out time-based bans on polluting vehicles near pedestrian hotspots', note: 'undated; page furniture, later than the article', src: ['000:s27', '000:s28', '000:s29'], certainty: 'stated'}),
  (rel3:Document:Headline {id: 'rel3', title: 'Hanoi, Seoul strengthen strategic cooperation in smart urban and river development', note: 'undated; page furniture, later than the article', src: ['000:s30', '000:s31', '000:s32'], certainty: 'stated'}),
  (rel4:Document:Headline {id: 'rel4', title: 'Hanoi looks to Seoul’s Han River revival for Red River transformation', note: 'undated; page furniture, later than the article', src: ['000:s33', '000:s34', '000:s35'], certainty: 'stated'}),
  (rel5:Document:Headline {id: 'rel5', title: 'Hanoi set for special measures to unlock mega projects', note: 'undated; page furniture, later than the article', src: ['000:s36', '000:s37', '000:s38'], certainty: 'stated'}),
  (rel6:Document:Headline {id: 'rel6', title: 'Hong Van Commune rises as Hanoi’s emerging model for community-based tourism', note: 'undated; page furniture, later than the article', src: ['000:s39', '000:s40', '000:s41', '000:s42'], certainty: 'stated'}),
  (rel7:Document:Headline {id: 'rel7', title: 'Hanoi unveils digital heritage journeys to connect tradition with modern urban life', note: 'undated; page furniture, later than the article', src: ['000:s43', '000:s44', '000:s45', '000:s46'], certainty: 'stated'}),
  (rel8:Document:Headline {id: 'rel8', title: 'Hanoi launches two-wheel electric vehicles to expand green urban mobility', note: 'undated; page furniture, later than the article', src: ['000:s47', '000:s48', '000:s49'], certainty: 'stated'})

// What the headlines are about
CREATE
  (catlinh:Infrastructure {id: 'catlinh', name: 'Cat Linh–Ha Dong line', src: ['000:s26'], certainty: 'stated'}),
  (ini1:Initiative {id: 'ini1', name: 'fully automated fare-collection system on the Cat Linh–Ha Dong line', status: 'launched', src: ['000:s25', '000:s26'], certainty: 'stated'}),
  (ini2:Initiative {id: 'ini2', name: 'time-based bans on polluting vehicles near pedestrian hotspots', status: 'planned', src: ['000:s28'], certainty: 'stated'}),
  (ini3:Initiative {id: 'ini3', name: 'special measures to unlock mega projects', status: 'planned', src: ['000:s37', '000:s38'], certainty: 'stated'}),
  (ini4:Initiative {id: 'ini4', name: 'digital heritage program with themed journeys', status: 'launched', src: ['000:s44', '000:s45', '000:s46'], certainty: 'stated'}),
  (ini5:Initiative {id: 'ini5', name: 'two-wheel electric vehicles in the transport network', status: 'launched', src: ['000:s48', '000:s49'], certainty: 'stated'})

// Where things are
CREATE
  (hanoi)-[:CAPITAL_OF {id: 'r001', note: "'the two capitals' / 'the two capital cities'; country not named", src: ['000:s04', '003:s04'], certainty: 'inferred'}]->(vietnam),
  (vientiane)-[:CAPITAL_OF {id: 'r002', note: "'the two capitals'; 'The Lao capital city'", src: ['000:s04', '003:s04', '003:s14'], certainty: 'inferred'}]->(laos),
  (hongvan)-[:LOCATED_IN {id: 'r003', src: ['000:s41'], certainty: 'stated'}]->(hanoi),
  (seoul)-[:LOCATED_IN {id: 'r006', src: ['000:s35'], certainty: 'implied'}]->(korea),
  (institute)-[:LOCATED_IN {id: 'r199', src: ['003:s11'], certainty: 'implied'}]->(vientiane),
  (tradhouse)-[:LOCATED_IN {id: 'r203', src: ['003:s12'], certainty: 'implied'}]->(vientiane),
  (redriver)-[:FLOWS_THROUGH {id: 'r004', src: ['000:s34', '000:s42'], certainty: 'implied'}]->(hanoi),
  (hanriver)-[:FLOWS_THROUGH {id: 'r005', src: ['000:s35'], certainty: 'stated'}]->(seoul)

// Which bodies belong to which city, and to one another
CREATE
  (hpc)-[:BODY_OF {id: 'r007', src: ['000:s05'], certainty: 'stated'}]->(hanoi),
  (vpc)-[:BODY_OF {id: 'r008', src: ['000:s05', '003:s02'], certainty: 'stated'}]->(vientiane),
  (hppc)-[:BODY_OF {id: 'r009', src: ['000:s11'], certainty: 'stated'}]->(hanoi),
  (hparty)-[:BODY_OF {id: 'r010', src: ['003:s01'], certainty: 'stated'}]->(hanoi),
  (vparty)-[:BODY_OF {id: 'r011', src: ['003:s02'], certainty: 'stated'}]->(vientiane),
  (hauth)-[:BODY_OF {id: 'r012', src: ['000:s10'], certainty: 'stated'}]->(hanoi),
  (vmil)-[:BODY_OF {id: 'r013', src: ['003:s12'], certainty: 'stated'}]->(vientiane),
  (hlab)-[:BODY_OF {id: 'r014', src: ['003:s08'], certainty: 'implied'}]->(hanoi),
  (vlab)-[:BODY_OF {id: 'r015', src: ['003:s08'], certainty: 'implied'}]->(vientiane),
  (hmetro)-[:BODY_OF {id: 'r016', src: ['000:s26'], certainty: 'stated'}]->(hanoi),
  (vparty)-[:PART_OF {id: 'r017', note: 'article speaks of the LPRP and the Party Committee of Vientiane; the link is not spelled out', src: ['003:s01', '003:s02'], certainty: 'inferred'}]->(lprp)

// Who holds which post
// News attests a post on a day and nothing more: `attested`, never `since` or `until`. The first two HOLDS
// contradict each other: one article puts Ha on the council and on the committee. Issue c1 is about it.
CREATE
  (hpc_vc)-[:POST_IN {id: 'r020', src: ['000:s06'], certainty: 'stated'}]->(hpc),
  (hppc_vc)-[:POST_IN {id: 'r021', src: ['000:s11'], certainty: 'stated'}]->(hppc),
  (vpc_vc)-[:POST_IN {id: 'r022', src: ['000:s14'], certainty: 'stated'}]->(vpc),
  (vpc_chair)-[:POST_IN {id: 'r023', src: ['003:s02'], certainty: 'stated'}]->(vpc),
  (hparty_sec)-[:POST_IN {id: 'r024', src: ['003:s01'], certainty: 'stated'}]->(hparty),
  (vparty_sec)-[:POST_IN {id: 'r025', src: ['003:s02'], certainty: 'stated'}]->(vparty),
  (ha)-[:HOLDS {id: 'r026', attested: 'XXXX-12-12', disputed: true, rank: 'preferred', contradiction: 'c1', src: ['000:s06', '000:s16'], certainty: 'stated'}]->(hpc_vc),
  (ha)-[:HOLDS {id: 'r027', attested: 'XXXX-12-12', disputed: true, rank: 'normal', contradiction: 'c1', src: ['000:s11'], certainty: 'stated'}]->(hppc_vc),
  (lamphoy)-[:HOLDS {id: 'r028', attested: 'XXXX-12-12', disputed: false, rank: 'normal', src: ['000:s14', '000:s06'], certainty: 'stated'}]->(vpc_vc),
  (dung)-[:HOLDS {id: 'r029', attested: '2021-11-17', disputed: false, rank: 'normal', src: ['003:s01'], certainty: 'stated'}]->(hparty_sec),
  (anouphap)-[:HOLDS {id: 'r030', attested: '2021-11-17', disputed: false, rank: 'normal', src: ['003:s02'], certainty: 'stated'}]->(vparty_sec),
  (anouphap)-[:HOLDS {id: 'r031', attested: '2021-11-17', disputed: false, rank: 'normal', src: ['003:s02'], certainty: 'stated'}]->(vpc_chair),
  (lamphoy)-[:COUNTERPART_OF {id: 'r032', attested: 'XXXX-12-12', src: ['000:s06'], certainty: 'stated'}]->(ha)

// Who took part in what
// People act for a body: `onBehalfOf` holds its id.
CREATE
  (meet1212)-[:HELD_IN {id: 'r034', note: 'no place in the text; only a site heading; external sources say Hanoi', src: ['000:s02'], certainty: 'inferred'}]->(hanoi),
  (ha)-[:PARTICIPATED_IN {id: 'r035', date: 'XXXX-12-12', onBehalfOf: 'hpc', positionInPhoto: 'right', src: ['000:s06'], certainty: 'stated'}]->(meet1212),
  (lamphoy)-[:PARTICIPATED_IN {id: 'r036', date: 'XXXX-12-12', onBehalfOf: 'vpc', src: ['000:s06'], certainty: 'stated'}]->(meet1212),
  (hpc)-[:PARTICIPATED_IN {id: 'r037', date: 'XXXX-12-12', capacity: 'delegation', src: ['000:s17'], certainty: 'stated'}]->(meet1212),
  (vpc)-[:PARTICIPATED_IN {id: 'r038', date: 'XXXX-12-12', capacity: 'delegation', src: ['000:s17'], certainty: 'stated'}]->(meet1212),
  (dung)-[:PARTICIPATED_IN {id: 'r039', date: '2021-11-17', onBehalfOf: 'hparty', src: ['003:s02'], certainty: 'stated'}]->(talks1117),
  (anouphap)-[:PARTICIPATED_IN {id: 'r040', date: '2021-11-17', onBehalfOf: 'vparty', src: ['003:s02'], certainty: 'stated'}]->(talks1117),
  (hanoi)-[:TOOK_PART_IN {id: 'r042', src: ['003:s11'], certainty: 'stated'}]->(delegations1720),
  (vientiane)-[:TOOK_PART_IN {id: 'r043', src: ['003:s11'], certainty: 'stated'}]->(delegations1720),
  (meet1212)-[:DISCUSSED {id: 'r044', date: 'XXXX-12-12', src: ['000:s17'], certainty: 'stated'}]->(t_policy),
  (meet1212)-[:DISCUSSED {id: 'r045', date: 'XXXX-12-12', src: ['000:s17'], certainty: 'stated'}]->(t_supproj),
  (meet1212)-[:DISCUSSED {id: 'r046', date: 'XXXX-12-12', src: ['000:s17'], certainty: 'stated'}]->(t_sed),
  (meet1212)-[:DISCUSSED {id: 'r047', date: 'XXXX-12-12', src: ['000:s17'], certainty: 'stated'}]->(t_district),
  (tuanh)-[:PHOTOGRAPHED {id: 'r041', date: 'XXXX-12-12', src: ['000:s07'], certainty: 'stated'}]->(meet1212),
  (tuanh)-[:PHOTOGRAPHED_FOR {id: 'r033', date: 'XXXX-12-12', src: ['000:s07'], certainty: 'stated'}]->(hanoitimes)

// Parties, places and topics of the agreements
CREATE
  (hpc)-[:PARTY_TO {id: 'r048', since: '2023', until: '2025', src: ['000:s05'], certainty: 'stated'}]->(agr2023),
  (vpc)-[:PARTY_TO {id: 'r049', since: '2023', until: '2025', src: ['000:s05'], certainty: 'stated'}]->(agr2023),
  (hanoi)-[:PARTY_TO {id: 'r050', since: '2017', until: '2020', src: ['003:s10', '003:s11'], certainty: 'inferred'}]->(mou1720),
  (vientiane)-[:PARTY_TO {id: 'r051', since: '2017', until: '2020', src: ['003:s10', '003:s11'], certainty: 'inferred'}]->(mou1720),
  (hanoi)-[:PARTY_TO {id: 'r052', since: '2021', until: '2025', src: ['003:s09'], certainty: 'implied'}]->(min2125),
  (vientiane)-[:PARTY_TO {id: 'r053', since: '2021', until: '2025', src: ['003:s09'], certainty: 'implied'}]->(min2125),
  (hanoi)-[:PARTY_TO {id: 'r054', src: ['003:s04'], certainty: 'implied'}]->(mounew),
  (vientiane)-[:PARTY_TO {id: 'r055', src: ['003:s04'], certainty: 'implied'}]->(mounew),
  (agr2023)-[:SIGNED_AT {id: 'r056', date: 'XXXX-12-12', src: ['000:s05', '000:s06'], certainty: 'implied'}]->(meet1212),
  (agr2023)-[:COVERS {id: 'r058', src: ['000:s08'], certainty: 'stated'}]->(t_visits),
  (agr2023)-[:COVERS {id: 'r059', src: ['000:s09'], certainty: 'stated'}]->(t_legdoc),
  (agr2023)-[:COVERS {id: 'r060', src: ['000:s09'], certainty: 'stated'}]->(t_suplocal),
  (agr2023)-[:COVERS {id: 'r061', src: ['000:s10'], certainty: 'stated'}]->(t_training),
  (mou1720)-[:COVERS {id: 'r062', src: ['003:s10', '003:s11'], certainty: 'inferred'}]->(t_econ),
  (mou1720)-[:COVERS {id: 'r063', src: ['003:s10', '003:s11'], certainty: 'inferred'}]->(t_health),
  (mou1720)-[:COVERS {id: 'r064', src: ['003:s10', '003:s11'], certainty: 'inferred'}]->(t_edu),
  (mou1720)-[:COVERS {id: 'r065', src: ['003:s10', '003:s11'], certainty: 'inferred'}]->(t_agri),
  (mou1720)-[:COVERS {id: 'r066', src: ['003:s10', '003:s11'], certainty: 'inferred'}]->(t_mil),
  (mou1720)-[:COVERS {id: 'r067', src: ['003:s10', '003:s11'], certainty: 'inferred'}]->(t_p2p),
  (mounew)-[:POSSIBLY_SAME_AS {id: 'r057', note: 'both are instruments for the new period; the text does not equate them', src: ['003:s04', '003:s09'], certainty: 'inferred'}]->(min2125)

// Provisions: who has to do what, and for whom
CREATE
  (agr2023)-[:HAS_PROVISION {id: 'r068', src: ['000:s08'], certainty: 'stated'}]->(pv1),
  (agr2023)-[:HAS_PROVISION {id: 'r072', src: ['000:s09'], certainty: 'implied'}]->(pv2),
  (agr2023)-[:HAS_PROVISION {id: 'r076', src: ['000:s09'], certainty: 'implied'}]->(pv3),
  (agr2023)-[:HAS_PROVISION {id: 'r080', src: ['000:s10'], certainty: 'implied'}]->(pv4),
  (agr2023)-[:HAS_PROVISION {id: 'r083', src: ['000:s10'], certainty: 'implied'}]->(pv5),
  (hpc)-[:OBLIGED_BY {id: 'r070', src: ['000:s08'], certainty: 'stated'}]->(pv1),
  (vpc)-[:OBLIGED_BY {id: 'r071', src: ['000:s08'], certainty: 'stated'}]->(pv1),
  (hanoi)-[:OBLIGED_BY {id: 'r074', src: ['000:s09'], certainty: 'implied'}]->(pv2),
  (vientiane)-[:OBLIGED_BY {id: 'r075', src: ['000:s09'], certainty: 'implied'}]->(pv2),
  (hanoi)-[:OBLIGED_BY {id: 'r078', src: ['000:s09'], certainty: 'implied'}]->(pv3),
  (vientiane)-[:OBLIGED_BY {id: 'r079', src: ['000:s09'], certainty: 'implied'}]->(pv3),
  (hauth)-[:OBLIGED_BY {id: 'r082', src: ['000:s10'], certainty: 'implied'}]->(pv4),
  (hauth)-[:OBLIGED_BY {id: 'r085', src: ['000:s10'], certainty: 'implied'}]->(pv5),
  (pv4)-[:BENEFITS {id: 'r086', beneficiary: 'Vientiane lawmakers', src: ['000:s10'], certainty: 'stated'}]->(vientiane)

// Who proposed what, to whom, and who agreed
CREATE
  (ha)-[:PROPOSED {id: 'r105', date: 'XXXX-12-12', verb: 'recommended', src: ['000:s13'], certainty: 'stated'}]->(pr01),
  (ha)-[:PROPOSED {id: 'r108', date: 'XXXX-12-12', verb: 'recommended', src: ['000:s13'], certainty: 'stated'}]->(pr02),
  (ha)-[:PROPOSED {id: 'r111', date: 'XXXX-12-12', verb: 'recommended', src: ['000:s13'], certainty: 'stated'}]->(pr03),
  (ha)-[:PROPOSED {id: 'r114', date: 'XXXX-12-12', verb: 'recommended', src: ['000:s13'], certainty: 'stated'}]->(pr04),
  (lamphoy)-[:PROPOSED {id: 'r117', date: 'XXXX-12-12', verb: 'looked forward to', src: ['000:s15'], certainty: 'stated'}]->(pr05),
  (lamphoy)-[:PROPOSED {id: 'r120', date: 'XXXX-12-12', verb: 'looked forward to', src: ['000:s15'], certainty: 'stated'}]->(pr06),
  (dung)-[:PROPOSED {id: 'r123', date: '2021-11-17', verb: 'suggested', src: ['003:s02'], certainty: 'stated'}]->(pr07),
  (dung)-[:PROPOSED {id: 'r126', date: '2021-11-17', verb: 'suggested', src: ['003:s02'], certainty: 'stated'}]->(pr08),
  (dung)-[:PROPOSED {id: 'r132', date: '2021-11-17', verb: 'proposed', src: ['003:s03'], certainty: 'stated'}]->(pr09),
  (dung)-[:PROPOSED {id: 'r139', date: '2021-11-17', verb: 'said (should)', src: ['003:s04'], certainty: 'stated'}]->(pr10),
  (dung)-[:PROPOSED {id: 'r142', date: '2021-11-17', verb: 'said (should)', src: ['003:s04'], certainty: 'stated'}]->(pr11),
  (dung)-[:PROPOSED {id: 'r145', date: '2021-11-17', verb: 'said (should)', src: ['003:s04'], certainty: 'stated'}]->(pr12),
  (anouphap)-[:PROPOSED {id: 'r147', date: '2021-11-17', verb: 'hoped', src: ['003:s05'], certainty: 'stated'}]->(pr13),
  (anouphap)-[:PROPOSED {id: 'r149', date: '2021-11-17', verb: 'hoped', src: ['003:s05'], certainty: 'stated'}]->(pr14),
  (anouphap)-[:PROPOSED {id: 'r153', date: '2021-11-17', verb: 'hoped', src: ['003:s05'], certainty: 'stated'}]->(pr15),
  (anouphap)-[:PROPOSED {id: 'r156', date: '2021-11-17', verb: 'hoped', src: ['003:s05'], certainty: 'stated'}]->(pr16),
  (anouphap)-[:PROPOSED {id: 'r159', date: '2021-11-17', verb: 'proposed', src: ['003:s06'], certainty: 'stated'}]->(pr17),
  (anouphap)-[:PROPOSED {id: 'r165', date: '2021-11-17', verb: 'wished', src: ['003:s07'], certainty: 'stated'}]->(pr18),
  (anouphap)-[:PROPOSED {id: 'r168', date: '2021-11-17', verb: 'hoped', src: ['003:s08'], certainty: 'stated'}]->(pr19),
  (anouphap)-[:PROPOSED {id: 'r171', date: '2021-11-17', verb: 'hoped', src: ['003:s08'], certainty: 'stated'}]->(pr20),
  (dung)-[:PROPOSED {id: 'r174', date: '2021-11-17', verb: 'suggested', src: ['003:s09'], certainty: 'stated'}]->(pr21),
  (pr05)-[:ADDRESSED_TO {id: 'r196', src: ['000:s15'], certainty: 'stated'}]->(hanoi),
  (pr06)-[:ADDRESSED_TO {id: 'r197', src: ['000:s15'], certainty: 'stated'}]->(hanoi),
  (pr19)-[:ADDRESSED_TO {id: 'r198', src: ['003:s08'], certainty: 'stated'}]->(hanoi),
  (pr20)-[:INVOLVES {id: 'r194', src: ['003:s08'], certainty: 'stated'}]->(hlab),
  (pr20)-[:INVOLVES {id: 'r195', src: ['003:s08'], certainty: 'stated'}]->(vlab),
  (dung)-[:AGREED_WITH {id: 'r176', date: '2021-11-17', extent: 'basically', note: "'the Lao side's proposals' as a whole", src: ['003:s09'], certainty: 'implied'}]->(pr13),
  (dung)-[:AGREED_WITH {id: 'r178', date: '2021-11-17', extent: 'basically', note: "'the Lao side's proposals' as a whole", src: ['003:s09'], certainty: 'implied'}]->(pr14),
  (dung)-[:AGREED_WITH {id: 'r180', date: '2021-11-17', extent: 'basically', note: "'the Lao side's proposals' as a whole", src: ['003:s09'], certainty: 'implied'}]->(pr15),
  (dung)-[:AGREED_WITH {id: 'r182', date: '2021-11-17', extent: 'basically', note: "'the Lao side's proposals' as a whole", src: ['003:s09'], certainty: 'implied'}]->(pr16),
  (dung)-[:AGREED_WITH {id: 'r184', date: '2021-11-17', extent: 'basically', note: "'the Lao side's proposals' as a whole", src: ['003:s09'], certainty: 'implied'}]->(pr17),
  (dung)-[:AGREED_WITH {id: 'r186', date: '2021-11-17', extent: 'basically', note: "'the Lao side's proposals' as a whole", src: ['003:s09'], certainty: 'implied'}]->(pr18),
  (dung)-[:AGREED_WITH {id: 'r188', date: '2021-11-17', extent: 'basically', note: "'the Lao side's proposals' as a whole", src: ['003:s09'], certainty: 'implied'}]->(pr19),
  (dung)-[:AGREED_WITH {id: 'r190', date: '2021-11-17', extent: 'basically', note: "'the Lao side's proposals' as a whole", src: ['003:s09'], certainty: 'implied'}]->(pr20),
  (pr13)-[:TO_BE_INCLUDED_IN {id: 'r177', src: ['003:s09'], certainty: 'implied'}]->(min2125),
  (pr14)-[:TO_BE_INCLUDED_IN {id: 'r179', src: ['003:s09'], certainty: 'implied'}]->(min2125),
  (pr15)-[:TO_BE_INCLUDED_IN {id: 'r181', src: ['003:s09'], certainty: 'implied'}]->(min2125),
  (pr16)-[:TO_BE_INCLUDED_IN {id: 'r183', src: ['003:s09'], certainty: 'implied'}]->(min2125),
  (pr17)-[:TO_BE_INCLUDED_IN {id: 'r185', src: ['003:s09'], certainty: 'implied'}]->(min2125),
  (pr18)-[:TO_BE_INCLUDED_IN {id: 'r187', src: ['003:s09'], certainty: 'implied'}]->(min2125),
  (pr19)-[:TO_BE_INCLUDED_IN {id: 'r189', src: ['003:s09'], certainty: 'implied'}]->(min2125),
  (pr20)-[:TO_BE_INCLUDED_IN {id: 'r191', src: ['003:s09'], certainty: 'implied'}]->(min2125)

// Who stated what
CREATE
  (ha)-[:STATED {id: 'r087', date: 'XXXX-12-12', src: ['000:s11'], certainty: 'stated'}]->(st1),
  (ha)-[:STATED {id: 'r089', date: 'XXXX-12-12', src: ['000:s12'], certainty: 'stated'}]->(st2),
  (lamphoy)-[:STATED {id: 'r091', date: 'XXXX-12-12', src: ['000:s14'], certainty: 'stated'}]->(st3),
  (ha)-[:STATED {id: 'r093', date: 'XXXX-12-12', src: ['000:s16'], certainty: 'stated'}]->(st4),
  (dung)-[:STATED {id: 'r095', date: '2021-11-17', src: ['003:s01'], certainty: 'stated'}]->(st5),
  (hpc)-[:STATED {id: 'r097', date: 'XXXX-12-12', src: ['000:s18'], certainty: 'stated'}]->(st6),
  (vpc)-[:STATED {id: 'r099', date: 'XXXX-12-12', src: ['000:s18'], certainty: 'stated'}]->(st6),
  (hpc)-[:STATED {id: 'r100', date: 'XXXX-12-12', src: ['000:s04'], certainty: 'stated'}]->(st7),
  (vpc)-[:STATED {id: 'r102', date: 'XXXX-12-12', src: ['000:s04'], certainty: 'stated'}]->(st7),
  (st2)-[:PRIORITISES {id: 'r103', src: ['000:s12'], certainty: 'stated'}]->(vientiane)

// At which event it was said
CREATE
  (st1)-[:MADE_AT {id: 'r088', src: ['000:s11'], certainty: 'implied'}]->(meet1212),
  (st2)-[:MADE_AT {id: 'r090', src: ['000:s12'], certainty: 'implied'}]->(meet1212),
  (st3)-[:MADE_AT {id: 'r092', src: ['000:s14'], certainty: 'implied'}]->(meet1212),
  (st4)-[:MADE_AT {id: 'r094', src: ['000:s16'], certainty: 'implied'}]->(meet1212),
  (st5)-[:MADE_AT {id: 'r096', src: ['003:s01'], certainty: 'implied'}]->(talks1117),
  (st6)-[:MADE_AT {id: 'r098', src: ['000:s18'], certainty: 'implied'}]->(meet1212),
  (st7)-[:MADE_AT {id: 'r101', src: ['000:s04'], certainty: 'implied'}]->(meet1212),
  (pr01)-[:MADE_AT {id: 'r106', src: ['000:s13'], certainty: 'implied'}]->(meet1212),
  (pr02)-[:MADE_AT {id: 'r109', src: ['000:s13'], certainty: 'implied'}]->(meet1212),
  (pr03)-[:MADE_AT {id: 'r112', src: ['000:s13'], certainty: 'implied'}]->(meet1212),
  (pr04)-[:MADE_AT {id: 'r115', src: ['000:s13'], certainty: 'implied'}]->(meet1212),
  (pr05)-[:MADE_AT {id: 'r118', src: ['000:s15'], certainty: 'implied'}]->(meet1212),
  (pr06)-[:MADE_AT {id: 'r121', src: ['000:s15'], certainty: 'implied'}]->(meet1212),
  (pr07)-[:MADE_AT {id: 'r124', src: ['003:s02'], certainty: 'stated'}]->(talks1117),
  (pr08)-[:MADE_AT {id: 'r127', src: ['003:s02'], certainty: 'stated'}]->(talks1117),
  (pr09)-[:MADE_AT {id: 'r133', src: ['003:s03'], certainty: 'stated'}]->(talks1117),
  (pr10)-[:MADE_AT {id: 'r140', src: ['003:s04'], certainty: 'stated'}]->(talks1117),
  (pr11)-[:MADE_AT {id: 'r143', src: ['003:s04'], certainty: 'stated'}]->(talks1117),
  (pr12)-[:MADE_AT {id: 'r146', src: ['003:s04'], certainty: 'stated'}]->(talks1117),
  (pr13)-[:MADE_AT {id: 'r148', src: ['003:s05'], certainty: 'stated'}]->(talks1117),
  (pr14)-[:MADE_AT {id: 'r150', src: ['003:s05'], certainty: 'stated'}]->(talks1117),
  (pr15)-[:MADE_AT {id: 'r154', src: ['003:s05'], certainty: 'stated'}]->(talks1117),
  (pr16)-[:MADE_AT {id: 'r157', src: ['003:s05'], certainty: 'stated'}]->(talks1117),
  (pr17)-[:MADE_AT {id: 'r160', src: ['003:s06'], certainty: 'stated'}]->(talks1117),
  (pr18)-[:MADE_AT {id: 'r166', src: ['003:s07'], certainty: 'stated'}]->(talks1117),
  (pr19)-[:MADE_AT {id: 'r169', src: ['003:s08'], certainty: 'stated'}]->(talks1117),
  (pr20)-[:MADE_AT {id: 'r172', src: ['003:s08'], certainty: 'stated'}]->(talks1117),
  (pr21)-[:MADE_AT {id: 'r175', src: ['003:s09'], certainty: 'stated'}]->(talks1117)

// Which topics and agreements it was about
CREATE
  (pv1)-[:CONCERNS {id: 'r069', src: ['000:s08'], certainty: 'stated'}]->(t_visits),
  (pv2)-[:CONCERNS {id: 'r073', src: ['000:s09'], certainty: 'implied'}]->(t_legdoc),
  (pv3)-[:CONCERNS {id: 'r077', src: ['000:s09'], certainty: 'implied'}]->(t_suplocal),
  (pv4)-[:CONCERNS {id: 'r081', src: ['000:s10'], certainty: 'implied'}]->(t_training),
  (pv5)-[:CONCERNS {id: 'r084', src: ['000:s10'], certainty: 'implied'}]->(t_training),
  (st1)-[:CONCERNS {id: 'r104', src: ['000:s11'], certainty: 'stated'}]->(t_foreign),
  (pr01)-[:CONCERNS {id: 'r107', src: ['000:s13'], certainty: 'stated'}]->(t_visits),
  (pr02)-[:CONCERNS {id: 'r110', src: ['000:s13'], certainty: 'stated'}]->(t_training),
  (pr03)-[:CONCERNS {id: 'r113', src: ['000:s13'], certainty: 'stated'}]->(t_info),
  (pr04)-[:CONCERNS {id: 'r116', src: ['000:s13'], certainty: 'stated'}]->(t_legdoc),
  (pr05)-[:CONCERNS {id: 'r119', src: ['000:s15'], certainty: 'stated'}]->(t_supproj),
  (pr06)-[:CONCERNS {id: 'r122', src: ['000:s15'], certainty: 'stated'}]->(t_legdoc),
  (pr07)-[:CONCERNS {id: 'r125', src: ['003:s02'], certainty: 'stated'}]->(t_visits),
  (pr08)-[:CONCERNS {id: 'r128', src: ['003:s02'], certainty: 'stated'}]->(t_agri),
  (pr08)-[:CONCERNS {id: 'r129', src: ['003:s02'], certainty: 'stated'}]->(t_edu),
  (pr08)-[:CONCERNS {id: 'r130', src: ['003:s02'], certainty: 'stated'}]->(t_justice),
  (pr08)-[:CONCERNS {id: 'r131', src: ['003:s02'], certainty: 'stated'}]->(t_labour),
  (pr09)-[:CONCERNS {id: 'r134', src: ['003:s03'], certainty: 'stated'}]->(t_party),
  (pr09)-[:CONCERNS {id: 'r135', src: ['003:s03'], certainty: 'stated'}]->(t_legdoc),
  (pr09)-[:CONCERNS {id: 'r136', src: ['003:s03'], certainty: 'stated'}]->(t_inspect),
  (pr09)-[:CONCERNS {id: 'r137', src: ['003:s03'], certainty: 'stated'}]->(t_egov),
  (pr09)-[:CONCERNS {id: 'r138', src: ['003:s03'], certainty: 'stated'}]->(t_urban),
  (pr10)-[:CONCERNS {id: 'r141', src: ['003:s04'], certainty: 'stated'}]->(t_trade),
  (pr11)-[:CONCERNS {id: 'r144', src: ['003:s04'], certainty: 'stated'}]->(t_p2p),
  (pr14)-[:CONCERNS {id: 'r151', src: ['003:s05'], certainty: 'stated'}]->(t_party),
  (pr14)-[:CONCERNS {id: 'r152', src: ['003:s05'], certainty: 'stated'}]->(t_visits),
  (pr15)-[:CONCERNS {id: 'r155', src: ['003:s05'], certainty: 'stated'}]->(t_state),
  (pr16)-[:CONCERNS {id: 'r158', src: ['003:s05'], certainty: 'stated'}]->(t_councils),
  (pr17)-[:CONCERNS {id: 'r161', src: ['003:s06'], certainty: 'stated'}]->(t_econ),
  (pr17)-[:CONCERNS {id: 'r162', src: ['003:s06'], certainty: 'stated'}]->(t_culture),
  (pr17)-[:CONCERNS {id: 'r163', src: ['003:s06'], certainty: 'stated'}]->(t_edu),
  (pr17)-[:CONCERNS {id: 'r164', src: ['003:s06'], certainty: 'stated'}]->(t_science),
  (pr18)-[:CONCERNS {id: 'r167', src: ['003:s07'], certainty: 'stated'}]->(t_shop),
  (pr19)-[:CONCERNS {id: 'r170', src: ['003:s08'], certainty: 'stated'}]->(t_agri),
  (pr20)-[:CONCERNS {id: 'r173', src: ['003:s08'], certainty: 'stated'}]->(t_labour),
  (joint1720)-[:CONCERNS {id: 'r205', src: ['003:s10'], certainty: 'stated'}]->(t_econ),
  (joint1720)-[:CONCERNS {id: 'r206', src: ['003:s10'], certainty: 'stated'}]->(t_health),
  (joint1720)-[:CONCERNS {id: 'r207', src: ['003:s10'], certainty: 'stated'}]->(t_edu),
  (joint1720)-[:CONCERNS {id: 'r208', src: ['003:s10'], certainty: 'stated'}]->(t_agri),
  (joint1720)-[:CONCERNS {id: 'r209', src: ['003:s10'], certainty: 'stated'}]->(t_mil),
  (joint1720)-[:CONCERNS {id: 'r210', src: ['003:s10'], certainty: 'stated'}]->(t_p2p),
  (aid1)-[:CONCERNS {id: 'r214', src: ['003:s13'], certainty: 'stated'}]->(t_covid),
  (aid2)-[:CONCERNS {id: 'r217', src: ['003:s13'], certainty: 'stated'}]->(t_covid),
  (aid3)-[:CONCERNS {id: 'r220', src: ['003:s13'], certainty: 'stated'}]->(t_covid),
  (aid4)-[:CONCERNS {id: 'r223', src: ['003:s14'], certainty: 'stated'}]->(t_covid),
  (aid6)-[:CONCERNS {id: 'r229', src: ['003:s12'], certainty: 'implied'}]->(t_edu),
  (pr12)-[:ABOUT {id: 'r192', src: ['003:s04'], certainty: 'stated'}]->(mounew),
  (pr21)-[:ABOUT {id: 'r193', src: ['003:s09'], certainty: 'stated'}]->(min2125)

// Aid and joint work
CREATE
  (aid1)-[:GIVEN_BY {id: 'r212', src: ['003:s13'], certainty: 'stated'}]->(hanoi),
  (aid2)-[:GIVEN_BY {id: 'r215', src: ['003:s13'], certainty: 'stated'}]->(hanoi),
  (aid3)-[:GIVEN_BY {id: 'r218', src: ['003:s13'], certainty: 'stated'}]->(hanoi),
  (aid4)-[:GIVEN_BY {id: 'r221', src: ['003:s14'], certainty: 'stated'}]->(vientiane),
  (aid5)-[:GIVEN_BY {id: 'r224', src: ['003:s12'], certainty: 'stated'}]->(hanoi),
  (aid6)-[:GIVEN_BY {id: 'r226', src: ['003:s12'], certainty: 'stated'}]->(hanoi),
  (aid1)-[:GIVEN_TO {id: 'r213', src: ['003:s13'], certainty: 'stated'}]->(vientiane),
  (aid2)-[:GIVEN_TO {id: 'r216', src: ['003:s13'], certainty: 'stated'}]->(vientiane),
  (aid3)-[:GIVEN_TO {id: 'r219', src: ['003:s13'], certainty: 'stated'}]->(vientiane),
  (aid4)-[:GIVEN_TO {id: 'r222', src: ['003:s14'], certainty: 'stated'}]->(hanoi),
  (aid5)-[:GIVEN_TO {id: 'r225', src: ['003:s12'], certainty: 'stated'}]->(vientiane),
  (aid6)-[:GIVEN_TO {id: 'r227', src: ['003:s12'], certainty: 'stated'}]->(vientiane),
  (aid5)-[:SUPPORTS {id: 'r228', src: ['003:s12'], certainty: 'stated'}]->(tradhouse),
  (tradhouse)-[:FOR {id: 'r204', src: ['003:s12'], certainty: 'stated'}]->(vmil),
  (institute)-[:UNDER {id: 'r202', src: ['003:s11'], certainty: 'stated'}]->(mou1720),
  (joint1720)-[:UNDER {id: 'r211', src: ['003:s10', '003:s11'], certainty: 'inferred'}]->(mou1720),
  (hanoi)-[:SHARED_EXPERIENCE_ON {id: 'r200', since: '2017', until: '2020', src: ['003:s11'], certainty: 'stated'}]->(institute),
  (vientiane)-[:SHARED_EXPERIENCE_ON {id: 'r201', since: '2017', until: '2020', src: ['003:s11'], certainty: 'stated'}]->(institute),
  (hanoi)-[:COOPERATED_WITH {id: 'r230', since: '2017', until: '2020', src: ['003:s10'], certainty: 'stated'}]->(vientiane)

// Documents: who published them, what they link to and mention
CREATE
  (doc000)-[:PUBLISHED_BY {id: 'r018', note: 'photo credit; page furniture', src: ['000:s07'], certainty: 'implied'}]->(hanoitimes),
  (doc003)-[:PUBLISHED_BY {id: 'r019', src: ['003:s01'], certainty: 'stated'}]->(vna),
  (doc000)-[:LINKS_TO {id: 'r231', section: 'Related news', position: 1, src: ['000:s24'], certainty: 'stated'}]->(rel1),
  (doc000)-[:LINKS_TO {id: 'r233', section: 'Related news', position: 2, src: ['000:s27'], certainty: 'stated'}]->(rel2),
  (doc000)-[:LINKS_TO {id: 'r235', section: 'Related news', position: 3, src: ['000:s30'], certainty: 'stated'}]->(rel3),
  (doc000)-[:LINKS_TO {id: 'r237', section: 'Related news', position: 4, src: ['000:s33'], certainty: 'stated'}]->(rel4),
  (doc000)-[:LINKS_TO {id: 'r239', section: 'Related news', position: 5, src: ['000:s36'], certainty: 'stated'}]->(rel5),
  (doc000)-[:LINKS_TO {id: 'r241', section: 'Related news', position: 6, src: ['000:s39'], certainty: 'stated'}]->(rel6),
  (doc000)-[:LINKS_TO {id: 'r243', section: 'Related news', position: 7, src: ['000:s43'], certainty: 'stated'}]->(rel7),
  (doc000)-[:LINKS_TO {id: 'r245', section: 'Related news', position: 8, src: ['000:s47'], certainty: 'stated'}]->(rel8),
  (rel1)-[:MENTIONS {id: 'r232', src: ['000:s25'], certainty: 'stated'}]->(hanoi),
  (rel2)-[:MENTIONS {id: 'r234', src: ['000:s28'], certainty: 'stated'}]->(hanoi),
  (rel3)-[:MENTIONS {id: 'r236', src: ['000:s31'], certainty: 'stated'}]->(hanoi),
  (rel4)-[:MENTIONS {id: 'r238', src: ['000:s34'], certainty: 'stated'}]->(hanoi),
  (rel5)-[:MENTIONS {id: 'r240', src: ['000:s37'], certainty: 'stated'}]->(hanoi),
  (rel6)-[:MENTIONS {id: 'r242', src: ['000:s40'], certainty: 'stated'}]->(hanoi),
  (rel7)-[:MENTIONS {id: 'r244', src: ['000:s44'], certainty: 'stated'}]->(hanoi),
  (rel8)-[:MENTIONS {id: 'r246', src: ['000:s48'], certainty: 'stated'}]->(hanoi),
  (rel1)-[:MENTIONS {id: 'r247', src: ['000:s25'], certainty: 'stated'}]->(hmetro),
  (rel3)-[:MENTIONS {id: 'r248', src: ['000:s31'], certainty: 'stated'}]->(seoul),
  (rel4)-[:MENTIONS {id: 'r249', src: ['000:s34'], certainty: 'stated'}]->(seoul),
  (rel4)-[:MENTIONS {id: 'r250', src: ['000:s34'], certainty: 'stated'}]->(redriver),
  (rel4)-[:MENTIONS {id: 'r251', src: ['000:s34'], certainty: 'stated'}]->(hanriver),
  (rel6)-[:MENTIONS {id: 'r252', src: ['000:s40'], certainty: 'stated'}]->(hongvan),
  (rel6)-[:MENTIONS {id: 'r253', src: ['000:s42'], certainty: 'stated'}]->(redriver),
  (rel4)-[:MENTIONS {id: 'r254', src: ['000:s35'], certainty: 'stated'}]->(korea),
  (rel1)-[:MENTIONS {id: 'r259', src: ['000:s25', '000:s26'], certainty: 'stated'}]->(ini1),
  (rel2)-[:MENTIONS {id: 'r261', src: ['000:s28'], certainty: 'stated'}]->(ini2),
  (rel5)-[:MENTIONS {id: 'r263', src: ['000:s37', '000:s38'], certainty: 'stated'}]->(ini3),
  (rel7)-[:MENTIONS {id: 'r265', src: ['000:s44', '000:s45', '000:s46'], certainty: 'stated'}]->(ini4),
  (rel8)-[:MENTIONS {id: 'r267', src: ['000:s48', '000:s49'], certainty: 'stated'}]->(ini5)

// What the headlines say
CREATE
  (hmetro)-[:INTRODUCED_ON {id: 'r255', what: 'fully automated fare-collection system', src: ['000:s26'], certainty: 'stated'}]->(catlinh),
  (hmetro)-[:LAUNCHED {id: 'r258', src: ['000:s25', '000:s26'], certainty: 'stated'}]->(ini1),
  (hanoi)-[:LAUNCHED {id: 'r264', src: ['000:s44', '000:s45', '000:s46'], certainty: 'stated'}]->(ini4),
  (hanoi)-[:LAUNCHED {id: 'r266', src: ['000:s48', '000:s49'], certainty: 'stated'}]->(ini5),
  (hanoi)-[:PLANS {id: 'r260', src: ['000:s28'], certainty: 'stated'}]->(ini2),
  (hanoi)-[:PLANS {id: 'r262', src: ['000:s37', '000:s38'], certainty: 'stated'}]->(ini3),
  (hanoi)-[:PARTNER_OF {id: 'r256', durationAsStated: 'three-decade partnership', note: 'start about 30 years before an unknown publication date', src: ['000:s32'], certainty: 'stated'}]->(seoul),
  (hanoi)-[:COOPERATES_WITH {id: 'r257', fields: ['smart urban development', 'river development'], src: ['000:s31'], certainty: 'stated'}]->(seoul)

// Issues
// Contradictions and gaps of the sources are nodes too, so that a query can ask for them.
CREATE
  (c1:Issue {id: 'c1', kind: 'contradiction', text: "Article 000 calls Phung Thi Hong Ha Vice Chairwoman of Hanoi People's Council (caption and closing) and Vice Chairwoman of Hanoi People's Committee (body). Two mentions against one; the council is also the signing party. External pages (SGGP, VNA fr/zh, Hanoi Times 2023-04-22) all say Council (standing vice chair).", src: ['000:s06', '000:s11', '000:s16']}),
  (c2:Issue {id: 'c2', kind: 'uncertain date', text: "'today (December 12)' has no year. Period 2023-2025 allows 2022..2025. External: VNA item dated 2023-12-12 and others give 2023.", src: ['000:s05', '000:s06']}),
  (c3:Issue {id: 'c3', kind: 'uncertain place', text: 'No sentence says where the December 12 meeting was held; Hanoi only appears as a site heading. External (SGGP): in Hanoi.', src: ['000:s02', '000:s06', '000:s17']}),
  (c4:Issue {id: 'c4', kind: 'uncertain period', text: "'Under the signed MoU' has no period, title or date; 2017-2020 comes from the sentence before it.", src: ['003:s10', '003:s11']}),
  (c5:Issue {id: 'c5', kind: 'planned vs real', text: "Minutes for 2021-2025 were to be signed 'this year' (2021); the same article speaks of a memorandum of understanding for the new period. Whether one instrument or two is not said. External (VNA 2022-04-04, VNS 2022-04-05, laodongthudo 2023-11): minutes/MoU signed 2022-04-04 in Vientiane for 2022-2025, so both period and date slipped.", src: ['003:s04', '003:s09']}),
  (c6:Issue {id: 'c6', kind: 'amount semantics', text: "40,000 USD is listed among 'medical supplies'; 15,000 USD is 'aid worth', maybe in kind. Summing them as cash would be wrong without a note. No dates; both before 2021-11-17.", src: ['003:s13', '003:s14']}),
  (c7:Issue {id: 'c7', kind: 'contradiction', text: 'Headline says Hong Van Commune, its teaser says Hong Van Village.', src: ['000:s40', '000:s41']}),
  (c8:Issue {id: 'c8', kind: 'scope', text: "Only the sentence on visits begins 'Under the agreement'; the next two (sharing practice, training) are read as its provisions from context.", src: ['000:s08', '000:s09', '000:s10']}),
  (c9:Issue {id: 'c9', kind: 'signatory', text: 'Signed by the two councils; no sentence names who signed. Ha and Lamphoy are shown at the meeting.', src: ['000:s05', '000:s06']}),
  (c10:Issue {id: 'c10', kind: 'undated', text: 'Related-news headlines carry no dates and are later page furniture; they must not inherit the date of the article.', src: ['000:s23']}),
  (c11:Issue {id: 'c11', kind: 'tenure unknown', text: 'No article gives the start or end of any post; each is attested on one day only.', src: ['000:s06', '000:s14', '003:s01', '003:s02']}),
  (c12:Issue {id: 'c12', kind: 'unnamed party', text: "'the two nations and two parties': the Vietnamese party is never named; the Lao one is named only in 003. 'Vietnam' and 'Laos' do not occur in either file.", src: ['000:s12', '003:s01']}),
  (c13:Issue {id: 'c13', kind: 'different parties', text: 'The 2023-2025 agreement is between the two councils; the MoU and minutes are between the two cities. They are not successors of one another on the evidence.', src: ['000:s05', '003:s09', '003:s10', '003:s11']}),
  (c14:Issue {id: 'c14', kind: 'vague quantity', text: "'many delegations', 'many effective joint projects': no numbers.", src: ['003:s10', '003:s11']})

// What each issue is about
CREATE
  (c1)-[:ABOUT]->(ha),
  (c2)-[:ABOUT]->(meet1212),
  (c2)-[:ABOUT]->(agr2023),
  (c2)-[:ABOUT]->(doc000),
  (c3)-[:ABOUT]->(meet1212),
  (c4)-[:ABOUT]->(mou1720),
  (c5)-[:ABOUT]->(min2125),
  (c5)-[:ABOUT]->(mounew),
  (c6)-[:ABOUT]->(aid3),
  (c6)-[:ABOUT]->(aid4),
  (c7)-[:ABOUT]->(hongvan),
  (c8)-[:ABOUT]->(agr2023),
  (c9)-[:ABOUT]->(agr2023),
  (c10)-[:ABOUT]->(rel1),
  (c10)-[:ABOUT]->(rel2),
  (c10)-[:ABOUT]->(rel3),
  (c10)-[:ABOUT]->(rel4),
  (c10)-[:ABOUT]->(rel5),
  (c10)-[:ABOUT]->(rel6),
  (c10)-[:ABOUT]->(rel7),
  (c10)-[:ABOUT]->(rel8),
  (c11)-[:ABOUT]->(ha),
  (c11)-[:ABOUT]->(lamphoy),
  (c11)-[:ABOUT]->(dung),
  (c11)-[:ABOUT]->(anouphap),
  (c12)-[:ABOUT]->(st2),
  (c13)-[:ABOUT]->(agr2023),
  (c13)-[:ABOUT]->(mou1720),
  (c13)-[:ABOUT]->(min2125),
  (c14)-[:ABOUT]->(delegations1720),
  (c14)-[:ABOUT]->(joint1720);

// Sentences of 000_deda07d31d5d09d9.txt
// Where each sentence stands in its file: [id, start, end], in code points, end exclusive; the texts are not part
// of this graph. UNWIND turns a list into one row for each item, and CREATE runs once for each row.
MATCH (article:Article {id: 'doc000'})
UNWIND [
  ['000:s01', 0, 6], ['000:s02', 7, 12], ['000:s03', 14, 82], ['000:s04', 84, 223], ['000:s05', 225, 353],
  ['000:s06', 355, 492], ['000:s07', 493, 522], ['000:s08', 524, 663], ['000:s09', 665, 825], ['000:s10', 827, 978],
  ['000:s11', 980, 1139], ['000:s12', 1141, 1314], ['000:s13', 1316, 1608], ['000:s14', 1610, 1776], ['000:s15', 1778, 1971],
  ['000:s16', 1973, 2182], ['000:s17', 2184, 2414], ['000:s18', 2416, 2605], ['000:s19', 2607, 2617], ['000:s20', 2618, 2624],
  ['000:s21', 2625, 2633], ['000:s22', 2634, 2645], ['000:s23', 2646, 2658], ['000:s24', 2659, 2735], ['000:s25', 2737, 2813],
  ['000:s26', 2815, 3012], ['000:s27', 3014, 3094], ['000:s28', 3096, 3176], ['000:s29', 3178, 3270], ['000:s30', 3272, 3354],
  ['000:s31', 3356, 3438], ['000:s32', 3440, 3628], ['000:s33', 3630, 3699], ['000:s34', 3701, 3770], ['000:s35', 3772, 3964],
  ['000:s36', 3966, 4020], ['000:s37', 4022, 4076], ['000:s38', 4078, 4189], ['000:s39', 4191, 4267], ['000:s40', 4269, 4345],
  ['000:s41', 4347, 4532], ['000:s42', 4533, 4692], ['000:s43', 4694, 4777], ['000:s44', 4779, 4862], ['000:s45', 4864, 4990],
  ['000:s46', 4991, 5160], ['000:s47', 5162, 5235], ['000:s48', 5237, 5310], ['000:s49', 5312, 5518]
] AS place
CREATE (:Sentence {id: place[0], file: article.file, startChar: place[1], endChar: place[2]})-[:IN]->(article);

// Sentences of 003_310a0eb1e9383ca2.txt
MATCH (article:Article {id: 'doc003'})
UNWIND [
  ['003:s01', 1, 355], ['003:s02', 359, 704], ['003:s03', 708, 966], ['003:s04', 970, 1226], ['003:s05', 1230, 1590],
  ['003:s06', 1594, 1791], ['003:s07', 1795, 1914], ['003:s08', 1915, 2048], ['003:s09', 2052, 2193], ['003:s10', 2197, 2444],
  ['003:s11', 2448, 2694], ['003:s12', 2695, 2851], ['003:s13', 2855, 3018], ['003:s14', 3019, 3126]
] AS place
CREATE (:Sentence {id: place[0], file: article.file, startChar: place[1], endChar: place[2]})-[:IN]->(article);
