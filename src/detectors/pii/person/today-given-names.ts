/** Given names of today, and short forms among friends, that the other lists of ours lack; folded, so without accents. Left out are those that are words, places or firms elsewhere. */

export const TODAY_GIVEN_NAMES: readonly string[] = (
  'Celestine Dashawn Steffi Vashti Narelle Ottavia Dympna Jocasta Lysandra ' +
  'Abderrahmane Abigayle Achraf Adalyn Adelyn Adhiambo Agus Aiden Ailish Aislinn Aisyah Akello Alannah ' +
  'Alassane Aliya Amandeep Amari Amiyah Andile Aneurin Ania Anirban Anis Anissa Anni Antek Arda Ariella ' +
  'Arlo Arya Ashlynn Avianna Aya Azlan Azra Babirye Barasa Beckett Berk Betka Bex Binh Biniam Binta ' +
  'Bolaji Braelyn Brantley Briony Brody Bronagh Brooklynn Bryanna Bryn Brynlee Brynn Bryson Caden ' +
  'Callan Callen Callie Camryn Caolan Cayden Cayla Cherono Ciprian Coby Cressida Crina Dakari Dangelo ' +
  'Dapo Dashiell Defne Demi Destinee Devyn Diede Dion Doina Dorian Doruk Dounia Draven Ecrin Elaina ' +
  'Elianna Emberly Emersyn Emmanuela Esi Estella Ezrah Fares Faye Feike Finnley Franek Gia Giang ' +
  'Graysen Greyson Grzesiek Hadleigh Hafiz Hamisi Hanane Hani Harlee Harmen Haytham Helmi Henna Hien ' +
  'Huong Ibukun Iida Ikram Inka Ipek Izzah Jada Jakari Jamari Jasiek Jaxton Jayce Jaycee Jaylen Jaylin ' +
  'Jazlyn Jazmyn Jenni Jepkosgei Jildou Jip Jisoo Jiyeon Jomar Joni Jorien Journee Joziah Judah Juelz ' +
  'Jungkook Kade Kadek Kaito Kajal Kallie Kamari Kamel Kamryn Karter Kassidy Katalina Kawtar Kaydence ' +
  'Kenzie Khady Khalani Khloe Khoa Kinley Kinsley Kiprotich Kirti Kody Kohen Kolawole Kolton Kora ' +
  'Krzysiek Kudzai Kylan Kylee Kyler Kyrie Lainey Landen Laney Lanre Leona Lex Lexi Lexie Lilah ' +
  'Lilliana Linh Londyn Lorelai Lorelei Louie Maciek Macsen Madelynn Maha Mair Maire Makenna Malakai ' +
  'Malani Malia Marleigh Matias Maximo Maxton Melany Miho Minseo Miray Moumita Mourad Mrunal Mustapha ' +
  'Muthoni Muthu Mylah Nalani Nassim Nataly Nayeli Neema Nehemiah Nehir Nevaeh Nihan Novalee Nurhayat ' +
  'Oaklee Oakleigh Oaklynn Oene Okello Olek Omari Oona Oriana Padmini Paisleigh Parminder Pawelek ' +
  'Prosenjit Purvi Quang Quirine Rabab Raelyn Rafe Raina Rajwinder Rayden Rehema Rhett Rika Riku Risa ' +
  'Ritu Ronke Ros Roselyn Roshni Rucha Rukmini Rylan Rylee Ryleigh Rylie Safia Saige Samah Sampo ' +
  'Sanchita Sangeetha Saniyah Sanni Saravanan Sariah Saylor Selvi Sevyn Shona Siddhi Siebe Simisola ' +
  'Sivakumar Skyla Skylar Slamet Sooyoung Soufiane Sowmya Staszek Stormi Subrata Sule Sungmin Sylas ' +
  'Taehyung Taliyah Teagan Tero Thang Thenmozhi Tinashe Tjitske Tobi Tolu Tomek Traian Trang Trinh ' +
  'Tristen Urpo Venla Vignesh Wasswa Waylon Winona Wout Wynter Yaa Yagmur Yahir Yareli Yassir Youngho ' +
  'Ype Yui Yuma Zahir Zaiden Zain Zariah Zariyah Zayden Zayn Zayne Zechariah Zerihun Ziad Zyaire'
).split(' ');
