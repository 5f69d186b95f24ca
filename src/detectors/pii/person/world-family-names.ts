/** Family names that are common in Africa, Asia and Europe, of four letters or more; folded, so without accents. Left out are those that are given names, words, places or firms. */

export const WORLD_FAMILY_NAMES: readonly string[] = (
  'Adebayo Adeyemi Afolabi Agarwal Agyeman Almeida Amoah Andersson Appiah Arslan Asante Babic Bakker ' +
  'Balogh Balogun Banerjee Barbieri Barbosa Baumann Bergqvist Bergstrom Bhat Bhatia Bianchi Boateng ' +
  'Bohm Bondarenko Bonnet Brandt Brouwer Cardoso Caruso Carvalho Celik Cerny Chatterjee Chaudhry Choi ' +
  'Chopra Chowdhury Christensen Chukwu Claes Conti Correia Coulibaly Dabrowski Dang Dekker Demir Desai ' +
  'Deshpande Desmet Diallo Dijkstra Diop Djordjevic Dlamini Dumitru Dupont Durand Duval Dvorak Eriksson ' +
  'Esposito Farkas Farouk Fernandes Ferrara Ferreira Fournier Fujita Galli Garnier Gauthier Georgiou ' +
  'Ghosh Giordano Gomes Goncalves Goossens Gupta Gustafsson Haddad Hamalainen Hayashi Hegde Heikkinen ' +
  'Hendriks Herrmann Hoang Hoffmann Horak Horvat Horvath Huang Hussain Huynh Inoue Ionescu Iqbal Ivanov ' +
  'Ivanova Iyer Jansen Janssens Jeong Johansen Johansson Jorgensen Joshi Jovanovic Kamau Kaminski Kang ' +
  'Kapoor Kariuki Karlsson Kaufmann Khanna Khoury Khumalo Kilic Kimani Kimura Kobayashi Kohler Korhonen ' +
  'Koskinen Kovacic Kovacs Kovalenko Kowalczyk Kowalski Kozlowski Krause Kravchenko Krawczyk ' +
  'Kristiansen Kuhn Kulkarni Kuznetsov Kuznetsova Larsson Lefebvre Lehmann Lemaire Lewandowski Lindberg ' +
  'Lindgren Lindqvist Lindstrom Lombardi Lopes Madsen Mahmood Maier Makela Makinen Malhotra Mancini ' +
  'Mansour Mariani Maric Markovic Matsumoto Mazur Mehta Meijer Menon Mensah Mertens Mokoena Molnar ' +
  'Monteiro Moreira Moretti Mthembu Mukherjee Mulder Muller Mwangi Naidu Nair Nakagawa Nakamura Ndiaye ' +
  'Ndlovu Nemeth Nielsen Nieminen Nikolaidis Nikolic Nilsen Nilsson Njoroge Nkosi Nogueira Novotny ' +
  'Nowak Nwachukwu Nwosu Ochieng Ogbonna Ogunleye Okada Okafor Okonkwo Okoro Oliveira Olsen Olsson ' +
  'Onyekachi Osei Otieno Owusu Ozdemir Ozturk Papadakis Papadopoulos Pedersen Pereira Perrin Persson ' +
  'Petrov Petrova Petrovic Phan Pillai Pohl Popescu Popov Popova Prochazka Quaye Qureshi Rasmussen ' +
  'Reddy Ribeiro Ricci Rinaldi Rizzo Rodrigues Rossi Rousseau Russo Sahin Sampaio Santoro Sasaki ' +
  'Schafer Schmid Schmitz Schreiber Schulze Schumacher Schuster Seidel Sethi Sharma Shevchenko Shimizu ' +
  'Siddiqui Sithole Smirnov Smirnova Soares Sokolov Sorensen Srinivasan Stoica Subramanian Suzuki ' +
  'Svensson Svoboda Szabo Szymanski Takahashi Tanaka Teixeira Tkachenko Toth Traore Uzor Varga ' +
  'Venkatesan Verma Vermeulen Vieira Virtanen Visser Vogt Volkov Volkova Wang Watanabe Willems Winkler ' +
  'Wisniewski Wojcik Wouters Wozniak Yamada Yamamoto Yildirim Yildiz Yilmaz Yoshida Zhang Zhao Zhou ' +
  'Ziegler Zielinski'
).split(' ');
