/** Given names of Europe that are less common, as they are written in Latin letters; folded, so without accents. Left out are those that are words, places or firms elsewhere. */

const ENGLISH =
  'Aaliyah Adalynn Adelle Aileen Ainsley Alana Alanna Alasdair Alastair Albie Aldous Alfie Alistair Alyson Amie Anabelle ' +
  'Annabel Annabelle Annalise Annmarie Antony Antwan Arabella Arlene Ashlee Ashleigh Ashlyn Aubree Aubrey Ayden Barney ' +
  'Bartholomew Belinda Benedict Bennett Bernadine Bettie Bobbie Braden Brady Branden Braxton Brayden Breanna Brendon ' +
  'Brenna Brennan Briana Brianne Bridgette Brielle Britney Brittney Bronwen Bronwyn Bryce Bryony Byron Callum Calum ' +
  'Carlyle Carroll Cary Caryn Cassie Cathal Catriona Cecelia Cedric Ceri Chantelle Charley Charmaine Chelsey Cherie ' +
  'Chloe Ciara Ciaran Clarissa Claudette Clementine Colton Conor Corbin Cordelia Corinna Cormac Cyril Daniella Daphne ' +
  'Darcy Daren Daria Darla Darnell Darrin Davina Deandre Declan Deirdre Delia Delilah Delores Demetrius Denisha Dennise ' +
  'Deshawn Desmond Devonte Dexter Dianna Dionne Donnie Donovan Duncan Dwight Eamon Edna Edwina Effie Eilidh Elisha ' +
  'Elspeth Elvis Emely Emilee Emmalee Emmett Enid Enoch Eoin Ephraim Ernestine Estelle Etta Eunice Evelina Everleigh ' +
  'Evie Ezekiel Ezra Fergus Finlay Finley Finnegan Fionnuala Floyd Frankie Freda Freddy Gabby Garrett Garry Geoff ' +
  'Georgette Georgie Geraint Gertrude Gianna Gideon Ginny Giselle Glynis Godfrey Graeme Grayson Gretchen Guinevere Gus ' +
  'Gwen Gwyneth Hailey Hallie Hamish Harriett Hattie Hayden Hilary Hillary Hiram Hollie Humphrey Ibby Imogen Iona Irvin ' +
  'Irving Isobel Ivor Izzy Jacinda Jaclyn Jacquelyn Jaden Jadon Jamar Janelle Janette Janie Jarrod Jaxon Jaxson Jayden ' +
  'Jayne Jeanine Jeannette Jeannie Jemima Jenifer Jerald Jermaine Jerrod Jessie Jimmie Joanie Jocelyn Johnathan Johnnie ' +
  'Jolene Jonah Jonathon Josiah Josie Jovita Julianne Juliet Justine Kaden Kaelyn Kaiden Kailey Kaitlin Kaitlynn Kaleb ' +
  'Kara Kareem Karina Karissa Karyn Kasey Katelin Katelynn Katharine Katheryn Kathi Kathlyn Kayden Kaylie Keegan Keenan ' +
  'Keira Keisha Kellan Kellen Kendall Kendrick Kenny Keri Kerrie Kiara Kiera Kieron Kierra Kimberley Kirsty Kori Kristal ' +
  'Kristie Kristine Kristopher Kyleigh Kylie Kyra Lachlan Lakisha Lamar Lana Landon Latasha Latisha Latonya Laverne ' +
  'Leann Leanna Leanne Leilani Lenore Leopold Letitia Lila Lilian Lillian Lillie Lilly Lindy Lionel Lizzie Louella ' +
  'Lucille Lucinda Luella Luther Lyla Lyle Lyndon Lynette Lynne Madalyn Maddie Maddison Maddox Madelyn Madilyn Maeve ' +
  'Maggie Mairead Maisie Makayla Malachi Malcom Malik Maliyah Mallory Mandy Marcy Margery Margie Margo Mariah Marietta ' +
  'Marisela Maritza Marlon Marty Marva Maryann Marybeth Marylou Mathew Mathilda Matilda Mattie Maude Mavis Maxine ' +
  'Mckenna Mckenzie Meagan Melvyn Merilyn Merrill Micah Millicent Millie Minnie Miriam Mitch Moira Mollie Mordecai ' +
  'Mortimer Moses Muriel Myles Myrna Myron Nanette Nate Neal Nell Nellie Nettie Nia Niamh Nickolas Nicky Nikki Noelle ' +
  'Noreen Nyla Olwen Ophelia Orla Orville Otis Padraig Paige Patsy Patti Percy Peyton Philippa Phoebe Phyllida Pippa ' +
  'Polly Portia Quentin Quincy Quinn Rachelle Rae Raelynn Randal Randi Rayna Reece Reuben Reynold Rhiannon Rhoda Rhys ' +
  'Richie Rickey Riley Robbie Rochelle Roderick Roisin Rolando Rona Ronan Ronda Rory Rosalie Rosalind Rosalyn Rosanna ' +
  'Roseanne Roslyn Rowan Rowena Roxanna Rudolph Rudy Rufus Ruthie Ryker Sadie Sammy Saoirse Sasha Saul Savanna Scarlett ' +
  'Selena Selina Shaniqua Sharla Sharron Shauna Shawna Shayla Sheldon Shelia Sherrie Silas Sinead Siobhan Skyler Sondra ' +
  'Sonya Staci Stacie Stewart Susannah Susie Suzanna Suzette Sybil Tabatha Talia Tamika Tammie Tania Tanisha Tasha Tatum ' +
  'Tatyana Tegan Terrell Terrence Tessa Thaddeus Trina Trisha Trudy Tyree Tyrell Ulysses Uriah Valarie Velma Verna ' +
  'Virgil Vivienne Wallis Wilbur Wilda Wilfred Wilhelmina Willa Willard Winifred Winnie Woodrow Wyatt Yasmine Yesenia ' +
  'Yvette Zach Zachariah Zack Zackary Zander Zane Zena Zoey Zoie';

const GERMAN =
  'Achim Adalbert Adelheid Albrecht Almut Aloysius Alwin Annegret Annelie Annelise Anselm Ansgar Ansgard Arndt Arnulf ' +
  'Arvid Balthasar Benno Berndt Bjarne Bodo Burkhart Cathrin Christof Christoffer Clemens Clothilde Constantin Constanze ' +
  'Cordula Cosima Detlev Dierk Dietlind Eckart Eckhard Eckhart Edeltraut Egon Eike Ekkehard Engelbert Erdmute Franziskus ' +
  'Fridolin Frieda Friedemann Friederike Friedlinde Frithjof Fynn Gebhard Gereon Gerlinde Gernot Gero Gerold Gesa Gesine ' +
  'Gottfried Gotthard Gottlieb Gretel Gunda Gundolf Gundula Gustl Hannes Hansjorg Hartwig Heidrun Heiner Heinke Helmuth ' +
  'Henrike Heribert Hermann Hermine Hertha Hilda Hilmar Hiltrud Hinrich Ignaz Imke Ingelore Ingrun Irmela Irmtraud ' +
  'Isabell Janek Jannik Jannis Jella Jochem Jonte Jorn Josefine Josua Juliane Julius Karolin Karoline Kaspar Kilian ' +
  'Klemens Konstanze Korbinian Kunigunde Leander Leberecht Leonhard Liane Liesbeth Liesel Lieselotte Lioba Liselotte ' +
  'Luise Luzie Malte Mareen Maren Margarete Margarethe Margit Margitta Margret Mariele Marius Markus Marlis Mathias ' +
  'Mathis Matthis Mechthild Meinhard Mirjam Nele Nepomuk Ortrud Ortwin Otfried Ottilie Ottmar Raimund Rebekka Regine ' +
  'Reimund Reinhardt Reinhilde Richarda Roderich Romy Roswitha Ruprecht Selma Severin Sibylle Siegbert Sieglinde ' +
  'Siegmund Sigismund Sigmund Silvana Sonke Stephan Swantje Tabea Tatjana Thekla Theodor Theresia Thies Thilo Thorben ' +
  'Tilman Tilo Timo Tjark Traudl Vincenz Vinzenz Volkmar Walburga Walther Waltraut Wendelin Wibke Wiebke Wieland ' +
  'Wilfriede Wilhelmine Willy Winfriede Wolfhard Xaver Zenzi';

const FRENCH =
  'Adelie Alban Alcide Alexane Alphonse Amandine Amaury Ambroise Anatole Angelique Annick Anouchka Anselme Apolline ' +
  'Ariane Aristide Arlette Armand Armelle Arsene Athenais Aubin Augustine Aurelien Baptiste Barnabe Barthelemy Bastien ' +
  'Baudouin Benedicte Berangere Blandine Brice Carine Carole Cassandre Celestin Charline Clarisse Claudine Clelia Cloe ' +
  'Clotilde Coline Coralie Corentin Cyprien Cyrille Delphin Dimitri Djibril Edgard Edmond Edwige Eliane Eline Eliott ' +
  'Emeline Emilien Erwan Eudes Eulalie Evelyne Evrard Fanny Faustine Felicie Felicien Fernande Firmin Flavie Flavien ' +
  'Florent Florentin Floriane Francine Franck Frederique Fulbert Gabin Gaelle Gaetan Gaspard Gaston Gauthier Gautier ' +
  'Geoffroy Ghislain Ghislaine Ghyslaine Gilberte Ginette Gisele Gwenaelle Gwenola Heloise Herve Hippolyte Honorine ' +
  'Huguette Hyacinthe Isaure Ismael Jacinthe Jeremie Jocelyne Joelle Jordane Josseline Judicael Jules Julienne Karine ' +
  'Katia Laurette Laurine Lazare Leandre Leonce Leontine Liliane Lilou Lisette Loic Lorette Louane Louisette Louison ' +
  'Lucette Lucienne Ludivine Ludovic Lydie Lylou Mael Maelle Maelys Magali Maiwenn Marcelin Margaud Mariette Marise ' +
  'Marjolaine Maryline Maryse Maryvonne Mathurin Maud Mauricette Maxence Maximilien Michaelle Micheline Morgane Mylene ' +
  'Myriam Nadege Nicodeme Noemie Nolwenn Ombeline Oriane Oury Pascaline Perrine Petronille Philibert Pierrette Pierrick ' +
  'Raoul Raphael Raphaelle Raymonde Rejane Roch Rodolphe Romane Romuald Roselyne Samira Sandrine Sebastienne Segolene ' +
  'Serge Severine Sidonie Simeon Sixtine Sybille Sylvaine Sylvestre Sylvette Tanguy Thais Theodora Thibaud Thibault ' +
  'Tiphaine Titouan Ulysse Vianney Violaine Viviane Yann Yoann Yohan Yolande Yvan Zelie';

const SPANISH =
  'Abelardo Adalberto Agapito Agueda Agustina Ainhoa Aitana Aitor Aixa Alejo Alondra Amaia Anacleto Anastasio Anselma ' +
  'Anselmo Apolinar Aranzazu Arcelia Ariadna Aristides Arnau Arsenio Asier Asuncion Atilio Aureliano Balduino Baltasar ' +
  'Bartolome Baudelio Bernabe Bernardino Bernardita Bibiana Bonifacio Brigida Brigido Calixto Candido Carles Casandra ' +
  'Casilda Casimiro Ceferino Celso Chema Chus Cipriano Ciriaca Ciriaco Cirino Conchita Conrado Cornelio Crisanto Damiana ' +
  'Demetrio Desiderio Dionisia Dionisio Dorotea Edelmira Edelmiro Edurne Efrain Eladio Eleuterio Eliana Eligio Eliseo ' +
  'Eloisa Elpidio Emerenciana Emiliana Eneko Epifanio Ernestina Espiridion Estefania Estela Etelvina Eudald Eufemia ' +
  'Eulalia Eulogio Eusebia Evangelina Evaristo Faustina Faustino Feliciana Feliciano Felipa Ferran Filomena Flora ' +
  'Florentina Florentino Fructuoso Fulgencio Garazi Gaspar Genoveva Gertrudis Glauco Godofredo Goretti Gorka Goyo ' +
  'Guillem Guillermina Guiomar Haydee Heliodoro Heriberto Hermenegildo Herminia Herminio Hernando Higinio Hipolito Iago ' +
  'Ignacia Iker Ildefonso Imanol Imelda Inaki Indalecio Inigo Inocencio Isaias Isaura Isidora Isidoro Itzel Itziar ' +
  'Ivonne Izaskun Jacobo Jafet Jaume Javiera Jeronimo Jesusa Joaquina Jokin Jordi Josep Josue Juanito Judit Julieta ' +
  'Justino Koldo Ladislao Laia Lazaro Leire Leocadio Leoncio Leonel Leonidas Liberto Lilia Lisandro Loida Lucila Lupe ' +
  'Lupita Macario Maialen Manola Manolo Manuelita Marciano Marianela Maricruz Mariela Maruja Maximino Melania Melchor ' +
  'Melisa Melquiades Merce Meritxell Micaela Miguela Mikel Moises Montse Nacho Narciso Nayara Nazaret Nekane Nerea ' +
  'Nestora Nicanora Nidia Nuria Obdulia Odalys Ofelia Olalla Olegario Onofre Osvaldo Otilia Ovidio Pancho Pascuala ' +
  'Paulina Paulino Pepita Petrona Plinio Porfirio Quique Quirino Raimundo Reinaldo Renata Reynaldo Ricarda Roque ' +
  'Rosalina Rosalva Rosana Rosaura Rosendo Roser Roxana Ruperta Ruperto Sabas Salomon Sandalio Saturnina Saturnino ' +
  'Severiano Severino Sigfrido Tadeo Tecla Telmo Teodora Teofila Teofilo Teresita Tiburcio Timoteo Toribio Trini Unai ' +
  'Valeria Valerio Vanesa Venancio Vicenta Victorino Viviana Wilfredo Xavi Xiomara Yaiza Yasmina Yessica Zacarias Zaira ' +
  'Zoraida';

const ITALIAN =
  'Adalgisa Adelmo Agnese Agnolo Agostino Alberico Alderano Aldo Alfonsina Alina Alvise Amalio Ambrogio Amerigo Amleto ' +
  'Annibale Annunziata Antonino Arianna Aroldo Arrigo Atenulf Attilio Baccio Baldassare Benedetta Benedetto Berardo ' +
  'Bettino Biagio Biancamaria Brunetto Camillo Carmela Cesare Cesira Cirillo Coriolano Cosimo Costantino Cristoforo ' +
  'Damiano Debora Delfina Dino Dionigi Donato Edgardo Egidio Eleanora Emanuela Enrica Eraldo Ermanno Ezio Fabiana ' +
  'Fabiano Federigo Fiorella Fiorenzo Flaminia Furio Gelsomina Gennaro Germana Geronimo Giacinto Giacobbe Giammarco ' +
  'Giampaolo Giampiero Giancarlo Gianfranca Gianmarco Gioele Giordano Giosue Girolamo Gisella Giuditta Giulietta ' +
  'Giustina Giusy Goffredo Graziano Griselda Guarino Ignazio Ilaria Ippolito Ivana Jacopo Jolanda Lamberto Lando Licia ' +
  'Lodovico Lorella Luchino Lucilla Luisella Maddalena Mafalda Marcantonio Margherita Mariella Mariolina Marzio Mattia ' +
  'Maurilio Melchiorre Michelotto Mimma Nazario Nedda Nicodemo Nilde Ninetta Oderico Onofrio Orazio Orietta Ottavia ' +
  'Ottone Panfilo Paoletta Pasqualina Piergiorgio Pierluigi Piermaria Piersanti Pippo Porzia Prudenzia Puccio Rachele ' +
  'Raimondo Ranieri Remigio Renzo Riccarda Rosalba Rosaria Rosella Rossana Rossella Ruggiero Sabatino Sabina Samuele ' +
  'Saverio Scipione Sebastiano Sibilla Silvano Silvestro Simona Stefani Telemaco Teresina Tonino Tullio Ughetto Uliana ' +
  'Ulrico Valentino Vanna Vincenza';

const PORTUGUESE =
  'Abilio Acacio Adelia Adelino Aderito Afonsa Agatha Agostinho Albertina Alcides Aldair Aloisio Americo Amilcar Andreia ' +
  'Aniceto Antao Arlete Armanda Armindo Ayla Aylla Baltazar Bartolomeu Belmiro Benedita Benedito Benjamim Braulio Bruna ' +
  'Caetana Caetano Calebe Cassia Cassiano Caue Cesario Cidalia Cintia Cleber Conceicao Constanca Cristovao Dalila Damiao ' +
  'Deise Denilson Deolinda Dinis Djalma Domingas Edilson Edite Edmundo Eloa Emanuella Emanuelly Emilly Estevao Eurico ' +
  'Evandro Ezequiel Fernao Filipa Florbela Frederica Frederico Geraldo Germano Gilmar Glaucia Gracinda Helder Hercilia ' +
  'Hermano Higor Honorio Humberto Iara Idalina Inacia Inacio Iracema Itamar Ivone Jacinta Janaina Jandira Jeferson ' +
  'Jucara Judite Jussara Kauan Ladislau Laerte Laurinda Leopoldina Lia Lisandra Lorenna Lourenco Ludovina Luzia Maisa ' +
  'Manoel Marcal Marieta Marilene Marilia Martim Maysa Nair Natacha Nelma Neusa Nicolau Nivaldo Norberto Odete Olavo ' +
  'Orlanda Pascoal Priscila Quiteria Rael Raimunda Raissa Rayssa Regiane Rhavi Rogerio Romao Romeu Ronaldo Rosane ' +
  'Rosangela Rosilene Rubens Rute Sabino Salvio Samanta Sebastiana Sebastiao Serafim Severina Sidonio Silverio Simao ' +
  'Suely Suzana Tais Tarcisio Tatiane Telma Thaina Thayna Toninho Ubirajara Valdemar Valdir Valentim Valter Vanda ' +
  'Vanderlei Vania Vicencia Viriato Vitalino Waldir Walmir Yara Zeferino Zelia Zilda Zuleica Zulmira';

const DUTCH =
  'Aafke Aaltje Adri Albertus Aldert Aleida Andries Anneke Annelien Anneloes Annemarie Annemiek Annemieke Annerieke ' +
  'Annet Anniek Antonius Arjan Arjen Arnoud Arnout Aukje Baltus Bastiaan Bauke Berend Bernardus Bertus Boudewijn Bouke ' +
  'Brechtje Carien Carlijn Casper Christiaan Claartje Corrie Daniek Danique Derk Dewi Diederik Dieuwertje Dineke Dirkje ' +
  'Dorien Douwe Durk Eefje Eelco Elbert Ellemijn Elsbeth Elske Emiel Evert Fedde Ferdi Feye Floortje Fokke Folkert Frans ' +
  'Fransje Frederik Freek Gea Geertje Geertruida Gerben Gerlof Gerritje Gert Gertjan Giel Gijsbert Ginneke Godelieve ' +
  'Gonny Govert Greetje Grietje Gustaaf Guusje Hanneke Hanny Hein Heleen Hendrikje Hendrikus Henk Hennie Herma Hessel ' +
  'Hetty Hiltje Hylke Ineke Jacco Jacoba Jacobus Jacomijn Jacquelien Janneke Jannie Jantine Jantje Jarno Jayda Jelle ' +
  'Jelmer Jelte Jeltje Jenneke Jitske Joeri Jolien Jolijn Jonna Joos Jorrit Jozua Jurre Jurriaan Juul Karlijn Karst ' +
  'Katrijn Klaartje Klaasje Klazien Krijn Laurens Leendert Leontien Lianne Lobke Lodewijk Loes Lonneke Louisa Lowie ' +
  'Lubbert Maaike Machteld Maikel Margriet Marieke Marije Marijn Marinus Marjan Marjolein Marleen Marnix Marten Martijn ' +
  'Mathijs Matthijs Maurits Meindert Menno Merijn Merlijn Michiel Mijke Myrthe Nanda Neeltje Nelleke Nicolaas Nienke ' +
  'Nolan Noortje Nynke Onno Paulien Pepijn Petronella Petrus Philippus Pleun Quinten Reinier Reinout Renske Rients ' +
  'Rinske Rinus Robbert Roderik Roelof Rogier Romke Roosmarijn Rosanne Ruud Samir Sebastiaan Servaas Sietse Sietske ' +
  'Sijmen Sjaak Sjors Sjoukje Steffan Suus Suze Tamar Teunis Theodoor Theunis Thirza Tineke Tjeerd Tjibbe Trijntje Truus ' +
  'Tycho Valentijn Veerle Vigo Wiebe Wies Wietske Wijnand Wilbert Wilco Wilhelmus Willeke Willemien Willemijn Wolter ' +
  'Wout Wubbo Yente Yfke Yinthe Ytsje Zwaantje';

const NORDIC =
  'Aage Aase Agnar Aino Aleksanteri Alfhild Algot Alvar Amund Ane Anine Annbjorg Annfrid Anniken Antero Anton Antti Arja ' +
  'Armas Arnbjorg Arnfinn Arni Arnt Aron Arto Arvo Asa Asdis Asger Aslaug Asle Asmund Asta Astri Atle Audun Bendik ' +
  'Berglind Bergljot Bertil Birger Birgitte Birna Birthe Bjarni Bjorg Bodil Borghild Brynhild Brynjar Carita Cecilie ' +
  'Christer Claes Dagfinn Dagny Ebbe Edvard Edvin Eero Eeva Egil Eila Eilert Einar Eino Eirik Eivind Elina Elisabet Elof ' +
  'Elsebeth Emelie Endre Erkki Erlend Erling Eskil Esko Espen Eyvind Fredrika Freyja Fritjof Frode Froydis Geir Gisli ' +
  'Grete Grethe Gudlaug Gudmund Gudny Gunhild Gunnhild Gunvor Haakon Hafsteinn Haldor Halfdan Halldor Hallgrimur Halvard ' +
  'Hannele Hannu Harri Heikki Heimir Helge Helja Helvi Hemming Henny Hildur Hilkka Hjalmar Hjordis Hrafn Hulda Iben Idar ' +
  'Idun Ilkka Ilmari Ingebjorg Ingegerd Ingela Ingibjorg Ingolf Ingunn Ingvar Inkeri Irja Isak Iver Jaakko Jannicke Jari ' +
  'Jarmo Joakim Joar Johanne Jonny Jorun Jorunn Jostein Jouko Jouni Juha Juhana Juhani Jukka Jussi Jyrki Kaare Kaarina ' +
  'Kaija Kaisa Kalevi Kalle Karianne Karna Katarina Katri Kauko Keijo Kerttu Ketil Kimmo Kirsi Kirsti Kjartan Kjellaug ' +
  'Kjetil Klas Kristinn Kristjan Kyllikki Kyosti Laila Lauri Lauritz Leena Leevi Lene Lillemor Linus Lisbet Ludvig Lykke ' +
  'Maarit Mads Magne Magnhild Maija Maiju Majken Malene Marjatta Markku Marko Martti Matti Mattis Merete Merethe Merja ' +
  'Miia Mikko Minna Mirja Mirjami Mogens Nanna Oddny Oili Oivind Olafur Olaug Olle Olli Onni Orjan Orvar Osmo Otso Ottar ' +
  'Paal Paavo Palle Pekka Pelle Penti Pentti Pirjo Pirkko Poul Preben Raija Raila Raimo Rakel Reidar Reidun Reijo Reima ' +
  'Riikka Ritva Roald Rolv Roope Runar Saara Sakari Samuli Seija Seppo Sidsel Sigbjorn Signar Signe Signy Sigridur ' +
  'Sigurbjorg Sigurlaug Siiri Sindre Sirkka Sirpa Sissel Siv Sjur Snorre Solfrid Solvi Steinar Stian Stina Sunniva Suvi ' +
  'Svante Svea Sylvi Synne Synnove Taina Taneli Tapani Tapio Tarja Taru Teemu Tellervo Teppo Terhi Terttu Thora Thoralf ' +
  'Thorbjorn Thordis Thore Thorleif Thorvald Tiina Timur Toini Toivo Tomi Tommi Tonje Torbjorn Torgeir Torgrim Torhild ' +
  'Torill Torkel Torleif Tormod Torstein Torunn Tryggvi Tuija Tuire Tuomas Tuomo Turid Tuula Tyra Ulrik Unni Valborg ' +
  'Valtteri Vanja Veikko Verner Vesa Vibeke Vigdis Vilde Vilho Viljo Villy Vilma Virpi Viveca Walfrid Wenche Yngvar ' +
  'Yngvild Yrjo Yrsa';

const POLISH_CZECH =
  'Adrianna Aldona Alexandr Alfreda Anastazja Aneta Anezka Angelika Antoni Antonin Arkadiusz Arnost Barbora Barnaba ' +
  'Bartlomiej Basia Bedrich Bedriska Benedykt Beniamin Bernadeta Blanka Blazej Blazena Bogumil Bogumila Boguslaw ' +
  'Boguslawa Bohdan Bohumil Bohuslav Boleslaw Bonifacy Borys Bozenna Bretislav Bronislaw Bronislawa Brunon Cecylia ' +
  'Cezaria Ctirad Cyprian Cyryl Czeslawa Dagmara Dalibor Denisa Dobromila Dobroslaw Dominika Donata Drahomira Dusan ' +
  'Eliasz Eliska Eliza Elwira Eryk Eugeniusz Eustachy Evzen Ewelina Faustyna Felicja Feliks Ferdynand Filipina ' +
  'Franciszek Franciszka Frantisek Frantiska Fryderyk Gaja Gniewko Gosia Gracjan Gustaw Hania Henryka Hieronim Honorata ' +
  'Hugon Hynek Ignacy Ireneusz Iveta Iwo Izabela Izabella Jacenty Jagoda Janka Jarmila Jaromir Jaromira Jaroslav ' +
  'Jaroslava Jaroslawa Jedrzej Jeremi Jeremiasz Jindrich Jindriska Jiri Jirina Jitka Joachima Jowita Jozefa Jozefina ' +
  'Judyta Juliusz Juraj Jurek Kaja Kajetan Kalina Kamila Kasia Kasper Katarzyna Katerina Kazimiera Klaudia Klaudiusz ' +
  'Kleofas Konstanty Kordian Kornel Kornelia Kornelian Kosma Kristyna Krysia Kryspin Krystian Krzysztofa Ksawery Kveta ' +
  'Kvetoslava Ladislav Lenka Leokadia Leos Libor Libuse Liwia Lubica Lubomir Lubos Lucja Lucjan Ludek Ludvik Ludwik ' +
  'Ludwika Magda Maks Maksym Maksymilian Malgosia Malwina Marcelina Marcjanna Marianna Mariola Marketa Marlena Maros ' +
  'Martyna Marysia Matej Matous Matus Maurycy Michalina Michas Mieszko Milada Milos Miloslav Miloslava Miloslaw Milosz ' +
  'Miluse Miron Miroslav Miroslava Miroslawa Natan Nataniel Natasza Nikodem Nikol Nikola Norika Oktawia Oldrich Olgierd ' +
  'Oliwia Oliwier Ondrej Otakar Otokar Otylia Patrik Patrycja Pavla Pavlina Pavol Pelagia Premysl Prokop Przemek Radek ' +
  'Radim Radka Radomir Radoslav Radovan Rajmund Rastislav Roksana Rostislav Rozalia Ruzena Ryszarda Sambor Sarka Seweryn ' +
  'Slavomir Slavomira Slawek Slawomira Stanislav Stanislava Stanislawa Stefek Stepan Stepanka Svatava Svatopluk ' +
  'Sylwester Szczepan Teodor Teofil Tereza Terezia Tibor Tobiasz Tosia Tymon Tymoteusz Tytus Vaclav Vaclava Vendula ' +
  'Veronika Viktorie Vilem Vitezslav Vladan Vladimira Vladislav Vlasta Vlastimil Vojtech Waclaw Walenty Walentyna ' +
  'Wieslawa Wiktor Wiktoria Wincenty Wioletta Witoslaw Wladyslawa Wlodzimierz Wojtek Zbynek Zbyszek Zdenek Zdenka ' +
  'Zdislava Zdzislawa Zenon Zlatica Zofie Zora Zosia Zuzana Zygfryd Zyta';

const BALKAN_HUNGARIAN_ROMANIAN =
  'Adelina Adina Akos Aleksandar Alexandrina Alexandru Alin Aliz Anca Andras Andreea Andrei Andrija Aniko Antal Anze ' +
  'Aranka Arpad Asen Atanas Attila Aurel Aurelian Balazs Balint Barnabas Bence Benedek Bernadett Bertalan Biser Blagoy ' +
  'Blaz Boglarka Bojan Bojana Boldizsar Borbala Borislav Bosko Bostjan Bozhidar Branimir Branislav Branka Branko Calin ' +
  'Catalin Cezar Claudiu Corina Cornel Cosmin Costel Costin Cristiana Csaba Csilla Csongor Dalma Danut Darija Darko ' +
  'Davor Dejan Denes Desislava Dezso Dijana Dimitar Dimitrina Dinu Dobromir Domagoj Dorin Dorina Dorottya Doru Dragan ' +
  'Dragana Dragos Dragoslav Drazen Dubravka Dumitru Dunja Dusanka Ecaterina Edina Elitsa Emiliya Eniko Erzsebet Eszter ' +
  'Etelka Fahrudin Fanel Ferenc Flavius Florica Florin Florina Fruzsina Gabor Galya Gasper Gavril Georgeta Georgi ' +
  'Georgiana Gergana Gergely Gergo Geza Gheorghe Gheorghita Gizella Goranka Gordana Grigore Gyongyi Gyorgy Gyula ' +
  'Hajnalka Horatiu Horia Hristo Hrvoje Iancu Ibolya Ildiko Ileana Iliana Ilie Ilija Ilinca Iliya Ilka Imre Ioan Ioana ' +
  'Ionel Ionela Ionut Irina Iskra Istvan Iulia Iulian Iuliana Iustin Ivanka Ivaylo Ivett Ivica Jadranka Jakov Janez ' +
  'Janos Jasmina Jasna Jelena Jeno Jernej Jolan Josip Jovan Jovana Joze Jozsef Jure Kalin Kalman Kaloyan Karoly Katalin ' +
  'Kiril Klemen Krasimir Krasimira Kristijan Kristof Krisztian Krisztina Krum Krunoslav Lajos Larisa Laszlo Laurentiu ' +
  'Lenuta Levente Lidija Liviu Ljerka Ljiljana Ljubica Ljubomir Lorand Lorant Lovro Lucian Luminita Lyubomir Lyudmila ' +
  'Madalina Magdolna Marcell Maricica Marija Marijan Marijana Mariya Marton Matea Matija Matjaz Matyas Metka Miha ' +
  'Mihaela Mihai Mihail Mihaly Mijo Miklos Milica Milivoj Milorad Milutin Miodrag Mircea Mirela Mirjana Miro Mirona ' +
  'Mladen Mojca Momchil Momcilo Nadezhda Nandor Natasa Nebojsa Nedeljko Nedyalka Nejc Nemanja Nenad Nevenka Nicolae ' +
  'Nicoleta Nicusor Nikolay Nikolina Oana Octavian Odon Ognjen Ognyan Orsolya Ovidiu Ozren Pavle Pencho Penka Petar ' +
  'Petre Petronela Petru Petya Piroska Plamen Predrag Primoz Radmila Radostina Radu Raluca Ranko Rares Ratko Razvan Reka ' +
  'Relja Rezso Rodica Rositsa Rumen Rumyana Ruxandra Sanda Sandor Sanja Sarolta Sasa Senad Serban Silviu Silviya Sinisa ' +
  'Slaven Slavica Slavko Slobodan Slobodanka Snezana Sorin Sorina Spela Srdan Srdjan Stanimir Stanko Stefka Stevan Stipe ' +
  'Stjepan Stojan Stoyan Stoyanka Svetla Svetoslav Svetozar Szabina Szabolcs Szilard Szilvia Tadej Tamas Tihana Tihomir ' +
  'Timea Tivadar Tjasa Toader Todor Tomislav Tsvetan Tsvetana Tsvetelina Tunde Uros Urska Valeriu Vasil Vasile Vasilica ' +
  'Vedran Vedrana Velibor Velimir Veljko Ventsislav Verica Veselin Veselina Vesna Vilmos Vinko Viorel Viorica Vjekoslav ' +
  'Vladislava Vlado Vladut Vojislav Vuk Yana Yanko Yoana Yordan Yordanka Zdravka Zdravko Zeljka Zeljko Zhivko Zita ' +
  'Zlatan Zlatko Zoltan Zoran Zorana Zsanett Zsofia Zsolt Zsombor Zsuzsa Zsuzsanna Zvonimir Zvonko';

export const MORE_GIVEN_NAMES: readonly string[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  ITALIAN,
  PORTUGUESE,
  DUTCH,
  NORDIC,
  POLISH_CZECH,
  BALKAN_HUNGARIAN_ROMANIAN,
];
