"""Time expressions of English prose: what is one, what is none, and the date of each.

A row is a text and, after the bar, every expression in it with its date; a long row is broken at
the bar. A date that leans on
another is followed by its rule, as in ``year(anchor)+1``; ``?`` stands for a date that cannot be
resolved, and a kind in place of a date for an expression that never has one.
"""

import re
import time
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from azref import dates
from azref.entries import Basis
from azref.ingest.passages import sentence_stretches
from azref.ingest.times import TimeExpression, TimeKind, resolve_times
from azref.ingest.times.grammar import SHAPES, Shape
from azref.ingest.times.vocabulary import opens

with warnings.catch_warnings():  # edtf-validate uses old names of pyparsing
    warnings.simplefilter("ignore", DeprecationWarning)
    from edtf_validate.valid_edtf import is_valid  # type: ignore[import-untyped]

DATES = """
It was signed on May 4, 1994.                        | May 4, 1994 = 1994-05-04
It was signed on 4 May 1994 in Brussels.             | 4 May 1994 = 1994-05-04
It was signed on the 9th of January 2018.            | 9th of January 2018 = 2018-01-09
On 9 January 2018 the strength rose.                 | 9 January 2018 = 2018-01-09
On January 9, 2018, the strength rose.               | January 9, 2018 = 2018-01-09
On Jan. 9, 2018, the strength rose.                  | Jan. 9, 2018 = 2018-01-09
On 9 Sept. 2018 the strength rose.                   | 9 Sept. 2018 = 2018-09-09
On Monday, 4 May 1994, it was signed.                | Monday, 4 May 1994 = 1994-05-04
On Wednesday the 4th of May 1994 it was signed.      | Wednesday the 4th of May 1994 = 1994-05-04
Dated 2018-01-09.                                    | 2018-01-09 = 2018-01-09
Dated 09.01.2018.                                    | 09.01.2018 = 2018-01-09
Dated 04/05/1994.                                    | 04/05/1994 = [1994-04-05,1994-05-04]
Dated 24/05/1994.                                    | 24/05/1994 = 1994-05-24
Dated 05/24/1994.                                    | 05/24/1994 = 1994-05-24
Dated 05/05/1994.                                    | 05/05/1994 = 1994-05-05
It is dated 30 February 2004.                        | 30 February 2004 = ?
In May 1994 it joined.                               | May 1994 = 1994-05
In May, 1994, it joined.                             | May, 1994 = 1994-05
In the March of 2003 it joined.                      | March of 2003 = 2003-03
IN MAY 1994 IT JOINED.                               | MAY 1994 = 1994-05
In 1997, Azerbaijan joined.                          | 1997 = 1997
It presented a document (1996), then another.        | 1996 = 1996
The treaty (Baku, 1996) is in force.                 | 1996 = 1996
Resolution 1325 (2000) was adopted.                  | 2000 = 2000
The 2004 summit was held in Istanbul.                | 2004 = 2004
Its 1997 accession was welcomed.                     | 1997 = 1997
At the Istanbul Summit 2004 leaders met.             | 2004 = 2004
2004 was a year of change.                           | 2004 = 2004
1994: the Framework Document is signed.              | 1994 = 1994
In 1994 and 1996 it voted.                           | 1994 = 1994; 1996 = 1996
In 1994, 1996 and 2003 it voted.                     | 1994 = 1994; 1996 = 1996; 2003 = 2003
In 2004 elections were held.                         | 2004 = 2004
In 1999 troops were sent.                            | 1999 = 1999
On 4 May, 2000 soldiers left.                        | 4 May = ? year(anchor)
The exercise “Resolute cooperation —\u00a02001” ended.   | 2001 = 2001
In 44 BC and AD 70 nothing was signed.               | 44 BC = -0043; AD 70 = 0070
In Q1 2004 it rose.                                  | Q1 2004 = 2004-01/2004-03
In the third quarter of 2004 it rose.                | the third quarter of 2004 = 2004-07/2004-09
In the first half of 2004 it rose.                   | the first half of 2004 = 2004-01/2004-06
In the second half of May 2004 it rose.
    | the second half of May 2004 = 2004-05-16/2004-05-31
In the second half of the 1990s it rose.             | the second half of the 1990s = 1995/1999
In spring 2001 it met.                               | spring 2001 = 2001-21
In the summer of 1998 it met.                        | the summer of 1998 = 1998-22
By the fall of 1998 it had met.                      | By the fall of 1998 = [..1998-11]
In the 1990s it grew.                                | the 1990s = 199X
In the early 2000s it grew.                          | the early 2000s = 2000/2003~
In the winter of 2001/02 it met.                     | the winter of 2001/02 = 2001-24
In the 1900s it grew.                                | the 1900s = 19XX
In the early 1990s it grew.                          | the early 1990s = 1990/1993~
In the mid-1990s it grew.                            | the mid-1990s = 1994~/1996~
In the late 1980s it grew.                           | the late 1980s = 1987~/1989
In the 19th century it grew.                         | the 19th century = 18XX
In the nineteenth century it grew.                   | the nineteenth century = 18XX
A 19th-century fortress.                             | 19th-century = 18XX
In the early 20th century it grew.                   | the early 20th century = 1900/1933~
In the 18th and 19th centuries it grew.              | the 18th and 19th centuries = 17XX/18XX
In early 2003 it met.                                | early 2003 = 2003-01/2003-04~
In mid-2003 it met.                                  | mid-2003 = 2003-05~/2003-08~
In late May 2003 it met.                             | late May 2003 = 2003-05-21~/2003-05-31
At the end of February 2004 it met.
    | the end of February 2004 = 2004-02-21~/2004-02-29
At the end of 2014 it ended.                         | the end of 2014 = 2014-12~
At the beginning of 2015 it began.                   | the beginning of 2015 = 2015-01~
Dated 5-Nov-2001.                                    | 5-Nov-2001 = 2001-11-05
"""

RANGES = """
It served from 1994 to 1996.                         | from 1994 to 1996 = 1994/1996
It served between 1994 and 1996.                     | between 1994 and 1996 = 1994/1996
It served 1994–1996.                                 | 1994–1996 = 1994/1996
It served (1994-1996) there.                         | 1994-1996 = 1994/1996
In 2004–05 it served.                                | 2004–05 = 2004/2005
In 1994-96 it served.                                | 1994-96 = 1994/1996
In 2004-05 it served.                                | 2004-05 = [2004..2005]
In 1999–00 it served.                                | 1999–00 = 1999/2000
It met between March and June 2003.                  | between March and June 2003 = 2003-03/2003-06
It met from May to July 1999.                        | from May to July 1999 = 1999-05/1999-07
It met in January–March 2001.                        | January–March 2001 = 2001-01/2001-03
It met from December to February 2004.
    | from December to February 2004 = 2003-12/2004-02
It met from November 2001 to March.                  | from November 2001 to March = 2001-11/2002-03
It met on 9–11 May 2004.                             | 9–11 May 2004 = 2004-05-09/2004-05-11
It met from 9 to 11 May 2004.                        | from 9 to 11 May 2004 = 2004-05-09/2004-05-11
It met between 9 and 11 May 2004.
    | between 9 and 11 May 2004 = 2004-05-09/2004-05-11
It met on May 9-11, 2004.                            | May 9-11, 2004 = 2004-05-09/2004-05-11
It met from 28 June to 2 July 2004.
    | from 28 June to 2 July 2004 = 2004-06-28/2004-07-02
It met 30 December 2003 – 2 January 2004.
    | 30 December 2003 – 2 January 2004 = 2003-12-30/2004-01-02
It grew from the early 1990s to 2004.                | from the early 1990s to 2004 = 1990/2004
It grew from the late 1980s until the mid-1990s.
    | from the late 1980s until the mid-1990s = 1987~/1996~
It was postponed from 2004 to 2005.                  | 2004 = 2004; 2005 = 2005
It met in 1994 or 1995.                              | 1994 or 1995 = [1994,1995]
It met in May or June 2004.                          | May or June 2004 = [2004-05,2004-06]
It met on 4 and 5 May 1994.
    | 4 = 1994-05-04 month(anchor); 5 May 1994 = 1994-05-05
It met in March and June 2003.
    | March = 2003-03 year(anchor); June 2003 = 2003-06
The mission ran from 1999 to 1998.                   | from 1999 to 1998 = ?
In 2004/2005 it met.                                 | 2004/2005 = 2004/2005
"""

OPEN = """
Since January 2015, the mission includes 120 men.    | Since January 2015 = 2015-01/..
It has been a member since 1992.                     | since 1992 = 1992/..
It has served since the 1990s.                       | since the 1990s = 199X/..
It stayed until 2014.                                | until 2014 = ../2014
It did not join until 2014.                          | 2014 = 2014
It grew up to 2008.                                  | up to 2008 = ../2008
From 2004 onwards it took part.                      | From 2004 onwards = 2004/..
It has served from 1994 to the present.              | from 1994 to the present = 1994/..
The mission (2015–present) is small.                 | 2015–present = 2015/..
It joined before 1995.                               | before 1995 = [..1994]
It joined before May 1994.                           | before May 1994 = [..1994-04]
It joined before 1 May 1994.                         | before 1 May 1994 = [..1994-04-30]
It joined after 2003.                                | after 2003 = [2004..]
It joined shortly after 31 December 2003.
    | shortly after 31 December 2003 = [2004-01-01..]
By 2008 it had left.                                 | By 2008 = [..2008]
By the end of 2014 it had left.                      | By the end of 2014 = [..2014-12~]
It was built about 1850.                             | about 1850 = 1850~
It was built circa 1850.                             | circa 1850 = 1850~
It was built (c. 1850) there.                        | c. 1850 = 1850~
It was built around 2004.                            | around 2004 = 2004~
It was probably built in 1850.                       | 1850 = 1850
It was built possibly in 1850.                       | possibly in 1850 = 1850?
It has stood since about 1850.                       | since about 1850 = 1850~/..
It joined no later than 2006.                        | no later than 2006 = [..2006]
It did so not before 2006.                           | not before 2006 = [2006..]
"""

RELATIVE = """
In 2001 it met. The following year it left.
    | 2001 = 2001; The following year = 2002 year(anchor)+1
In 2003 it met, and the next year it left.
    | 2003 = 2003; the next year = 2004 year(anchor)+1
In 2004 it met. In the same year it left.
    | 2004 = 2004; In the same year = 2004 year(anchor)
In 2004 it met. That year it left.                   | 2004 = 2004; That year = 2004 year(anchor)
On 4 May 1994 it met. Later that year it left.
    | 4 May 1994 = 1994-05-04; Later that year = 1994 year(anchor)
In 2004 it met. Two years later it left.
    | 2004 = 2004; Two years later = 2006 year(anchor)+2
In 2004 it met. It had begun a year earlier.
    | 2004 = 2004; a year earlier = 2003 year(anchor)-1
In 2004 it met. It had begun twenty-five years before.
    | 2004 = 2004; twenty-five years before = 1979 year(anchor)-25
In 2004 it met. The previous year it had left.
    | 2004 = 2004; The previous year = 2003 year(anchor)-1
In 2004 it met. It had left the year before.
    | 2004 = 2004; the year before = 2003 year(anchor)-1
In May 2004 it met. Three months later it left.
    | May 2004 = 2004-05; Three months later = 2004-08 month(anchor)+3
In May 2004 it met. Ten months later it left.
    | May 2004 = 2004-05; Ten months later = 2005-03 month(anchor)+10
In May 2004 it met. Half a year later it left.
    | May 2004 = 2004-05; Half a year later = 2004-11 month(anchor)+6
In May 2004 it met. In the same month it left.
    | May 2004 = 2004-05; In the same month = 2004-05 month(anchor)
In May 2004 it met. The following month it left.
    | May 2004 = 2004-05; The following month = 2004-06 month(anchor)+1
On 31 May 2004 it met. The next day it left.
    | 31 May 2004 = 2004-05-31; The next day = 2004-06-01 date(anchor)+1
On 31 May 2004 it met. On the same day it left.
    | 31 May 2004 = 2004-05-31; On the same day = 2004-05-31 date(anchor)
On 31 May 2004 it met. Two weeks later it left.
    | 31 May 2004 = 2004-05-31; Two weeks later = 2004-06-14 date(anchor)+14
On 4 May 1994 it met. The following week it left.
    | 4 May 1994 = 1994-05-04; The following week = 1994-05-09/1994-05-15 week(anchor)+1
In 2004 it met. In May of the same year it left.
    | 2004 = 2004; May of the same year = 2004-05 year(anchor)
In 2004 it met. On 5 May of the following year it left.
    | 2004 = 2004; 5 May of the following year = 2005-05-05 year(anchor)+1
In 2004 it met. At the end of that year it left.
    | 2004 = 2004; the end of that year = 2004-12~ year(anchor)
In 2004 it met. By the end of the year it had left.
    | 2004 = 2004; By the end of the year = [..2004-12~] year(anchor)
In 2004 it met. A decade later it left.
    | 2004 = 2004; A decade later = 2014 year(anchor)+10
In the 1990s it met. In the following decade it left.
    | the 1990s = 199X; In the following decade = 200X decade(anchor)+1
In 1994 it met. In the following decade it left.
    | 1994 = 1994; In the following decade = 200X decade(anchor)+1
In the 19th century it grew. The next century it fell.
    | the 19th century = 18XX; The next century = 19XX century(anchor)+1
In 2018 it met. On 9 January it left.
    | 2018 = 2018; 9 January = 2018-01-09 year(anchor)
In 2018 it met. In March it left.                    | 2018 = 2018; March = 2018-03 year(anchor)
In 2018 it met. In early March it left.
    | 2018 = 2018; early March = 2018-03-01/2018-03-10~ year(anchor)
In 2018 it met. It ran from May to July.
    | 2018 = 2018; from May to July = 2018-05/2018-07 year(anchor)
In 2018 it met. In the summer it left.
    | 2018 = 2018; the summer = 2018-22 year(anchor)
In November 2001 it met. In March it left.
    | November 2001 = 2001-11; March = [2001-03,2002-03] year(anchor) or +1
In November 2001 it met. The following March it left.
    | November 2001 = 2001-11; The following March = 2002-03 after(anchor)
In January 2001 it met. The following March it left.
    | January 2001 = 2001-01; The following March = 2001-03 after(anchor)
In 2001 it met. That spring it left.
    | 2001 = 2001; That spring = 2001-21 year(anchor)
In January 2001 it met. The previous autumn it left.
    | January 2001 = 2001-01; The previous autumn = 2000-23 before(anchor)
From 1994 to 1996 it met. The following year it left.
    | From 1994 to 1996 = 1994/1996; The following year = 1997 year(anchor)+1
From 1994 to 1996 it met. The previous year it left.
    | From 1994 to 1996 = 1994/1996; The previous year = 1993 year(anchor)-1
Since 2015 it met. The following year it left.
    | Since 2015 = 2015/..; The following year = 2016 year(anchor)+1
About 1850 it met. The following year it left.
    | About 1850 = 1850~; The following year = 1851~ year(anchor)+1
In 2001 it met. Since then it has grown.
    | 2001 = 2001; Since then = 2001/.. date(anchor)
In 2001 it met. Until then it had grown.
    | 2001 = 2001; Until then = ../2001 date(anchor)
In 2001 it met. It has grown since the following year.
    | 2001 = 2001; since the following year = 2002/.. year(anchor)+1
In 2001 it met. The following two years it grew.
    | 2001 = 2001; The following two years = 2002/2003 year(anchor)+1..+2
In 2001 it met. In the following years it grew.
    | 2001 = 2001; In the following years = 2002/ year(anchor)+1
In 2001 it met. Several years later it left.
    | 2001 = 2001; Several years later = ? year(anchor)+?
A year before the 2004 summit it left.
    | A year before = 2003 year(anchor)-1; 2004 = 2004
The day after 4 May 1994 it left.
    | The day after = 1994-05-05 date(anchor)+1; 4 May 1994 = 1994-05-04
Two years after the signing in 1994 it left.
    | Two years after = 1996 year(anchor)+2; 1994 = 1994
The following year it left.                          | The following year = ? year(anchor)+1
In 2004 it met. Three months later it left.
    | 2004 = 2004; Three months later = ? month(anchor)+3
In 2004 it met. The next day it left.                | 2004 = 2004; The next day = ? date(anchor)+1
In the 1990s it met. The following year it left.
    | the 1990s = 199X; The following year = ? year(anchor)+1
In 2001 it met. Two days later it met again. The following year it left.
    | 2001 = 2001; Two days later = ? date(anchor)+2; The following year = ? year(anchor)+1
It, which had met in 1994, left in 2001. The next year it came.
    | 1994 = 1994; 2001 = 2001; The next year = 2002 year(anchor)+1
In 2001 it met (first in 1994). The next year it came.
    | 2001 = 2001; 1994 = 1994; The next year = 2002 year(anchor)+1
In 2001 “Calm — 1999” met. The next year it came.
    | 2001 = 2001; 1999 = 1999; The next year = 2002 year(anchor)+1
By May 2004 it had met. The following month it left.
    | By May 2004 = [..2004-05]; The following month = 2004-06 month(anchor)+1
In 2004 it met. Two years on, it left.
    | 2004 = 2004; Two years on = 2006 year(anchor)+2
In late 2004 it met. The following year it left.
    | late 2004 = 2004-09~/2004-12; The following year = 2005 year(anchor)+1
In November 2001 it met. In May or June it left.
    | November 2001 = 2001-11; May or June = ? year(anchor)
It voted on 15 November, and left on 20 November 2002.
    | 15 November = 2002-11-15 year(anchor); 20 November 2002 = 2002-11-20
"""

RECURRING_AND_DEICTIC = """
It annually takes part.                              | annually = recurring
It meets every year.                                 | every year = recurring
It meets every two years.                            | every two years = recurring
It meets twice a year, in Brussels.                  | twice a year = recurring
It meets each spring.                                | each spring = recurring
It meets every May.                                  | every May = recurring
It meets monthly and yearly.                         | monthly = recurring; yearly = recurring
It meets on Mondays.                                 | on Mondays = recurring
It holds 500 seminars per year.                      | per year = recurring
It is currently meeting.                             | currently = deictic
At present, it meets.                                | At present = deictic
At the moment it meets.                              | At the moment = deictic
Nowadays and today it meets.                         | Nowadays = deictic; today = deictic
It has recently met.                                 | recently = deictic
It now meets.                                        | now = deictic
It met last year and meets this year.                | last year = deictic; this year = deictic
It met two years ago.                                | two years ago = deictic
It grew in recent years.                             | in recent years = deictic
It grew over the past ten years.                     | over the past ten years = deictic
It met last May and on Tuesday.                      | last May = deictic; on Tuesday = deictic
It met the day before yesterday.                     | the day before yesterday = deictic
"""

NOTHING = """
It was adopted by resolution 1325.
UN Security Council Resolution 1244 was adopted.
Under resolutions 1325, 1820 and 1889 it acted.
It sent 2,001 troops.
It sent 1,500 men.
It sent 1500 men.
It trained 2000 soldiers.
It sent 1500 Azerbaijani troops.
A force of 2000 was sent.
A 2000-strong force was sent.
The 1500 refugees returned.
More than 2000 took part.
Nearly 1999 took part.
It rose from 1500 to 2000.
Between 1500 and 2000 soldiers took part.
About 2000 people came.
It shelters people in 2000 villages.
It is in Article 1999.
It is in room 1994.
See page 2001.
See pp. 1994 and others.
See pp. 1994–1996.
See Nos. 1994-95.
It is No. 1812.
He took flight 1549.
It runs version 2010.
It cost $1999.
It cost 1999 euros.
It cost € 1999.
It is 1945 km away.
It lasts 2000 hours.
It rose by 2004 percent.
It rose by 1994%.
Call 555-1994.
Call 994 12 1994 and ask.
The code is AZ1994.
It is CD-2001 by name.
It paid 1994.50 in all.
See example.org/1994/x.
It is called NATO 2030.
It is called Vision 2020.
It is the “Vision 2020” plan.
It may grow.
It may 4 times grow.
The troops march on Baku.
March on Baku began.
It is, in May's view, good.
Theresa May said so.
Every second counts.
It is the second largest.
The Arab Spring spread.
Prices fall and rise.
It did fall 10 per cent.
Springs and falls abound.
In the autumn of his life he wrote.
A winter training was held.
It was a decade-long effort.
It was a year-long effort.
It took two years.
It lasted for three years.
It met for the first time.
It has always met.
At the same time it met.
At the moment of signing it met.
The annual meeting was held.
A monthly report and a daily routine exist.
Later it met, and then it left.
It is the next step.
It met the following conditions.
The last year of the war was hard.
In the last year of the war it met.
It met within the framework.
It is a 24-hour service.
It is the first of 200 events.
It has 120 men, 2 doctors and 6 officers.
Chapter 5.1994 is short.
It scored 1994:5 there.
It is ISO 2004 and STANAG 2015.
Thus, the law was improved.
Thus, Azerbaijan has become a developed country.
The unit of 1500 left.
It reached 2000 by itself.
It numbers some 1800.
It is in the 5 to 10 range.
He is 20 and 30 at once.
It is worth 1850.
It is at the seconds level.
In no time it met.
Since it met, it has grown.
Until it met, it grew.
Paragraph 2001 applies.
The password is 2001.
It flew at 1500 ft.
UNSCR 1973 was vetoed.
It is a 1990-page report.
He scored 2000 points.
Between 10 and 20 people came.
From 10 to 20 people came.
The year-old plan failed.
March with us!
May I come in?
June Smith met April Jones.
The previous government fell.
They were present at the meeting.
It is 3/4 full and 1/2 empty.
It is 10-11 km away.
It was before and after.
"""


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.replace("\n    | ", " | ").split("\n") if line]
    return [[cell.strip() for cell in line.split(" | ")] for line in lines]


def resolved(text: str) -> tuple[TimeExpression, ...]:
    return resolve_times(text, [(s.span.start, s.span.end) for s in sentence_stretches(text)])


def shown(text: str) -> str:
    return "; ".join(shown_one(expression) for expression in resolved(text))


def shown_one(expression: TimeExpression) -> str:
    return f"{shown_date(expression)} {expression.rule}".strip()


def shown_date(expression: TimeExpression) -> str:
    is_dateless = expression.kind in (TimeKind.RECURRING, TimeKind.DEICTIC)
    return f"{expression.words} = {expression.kind if is_dateless else expression.edtf or '?'}"


@pytest.mark.parametrize(
    ("text", "expected"),
    rows(DATES + RANGES + OPEN + RELATIVE + RECURRING_AND_DEICTIC),
)
def test_every_expression_is_found_with_its_date(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", NOTHING.strip().split("\n"))
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert shown(text) == ""


PROSE_TABLE = Path(__file__).with_name("prose.txt").read_text(encoding="utf-8").splitlines()
PROSE_ROWS = [row.split(" |") for row in PROSE_TABLE if not row.startswith("#")]


@pytest.mark.parametrize(("text", "expected"), PROSE_ROWS, ids=[row[0][:40] for row in PROSE_ROWS])
def test_prose_of_any_register_is_read(text: str, expected: str) -> None:
    told = "; ".join(shown_date(each) for each in resolved(text))
    assert told == expected.strip()


def test_a_third_of_the_prose_holds_no_time() -> None:
    assert len(PROSE_ROWS) > 400
    assert sum(not expected for _, expected in PROSE_ROWS) > len(PROSE_ROWS) / 3


SOURCE = Path(__file__).parents[2] / "db" / "edition" / "azerbaijan-nato.txt"
IN_SOURCE = """
May 4, 1994          absolute     1994-05-04  stated
1997                 absolute     1997        stated
1996                 absolute     1996        stated
1997                 absolute     1997        stated
2004                 absolute     2004        stated
1999                 absolute     1999        stated
2004                 absolute     2004        stated
2001                 absolute     2001        stated
2001                 absolute     2001        stated
The following year   relative     2002        derived    year(anchor)+1  In 2001, Azerbaijan
2003                 absolute     2003        stated
the next year        relative     2004        derived    year(anchor)+1  In 2003, Azerbaijan
Thus                 consequence  2004        inferred   date(anchor)    the next year at
In the same year     relative     2004        derived    year(anchor)    the next year at
2005                 absolute     2005        stated
annually             recurring    -           stated
currently            deictic      -           stated
currently            deictic      -           stated
At present           deictic      -           stated
Since January 2015   open         2015-01/..  stated
Currently            deictic      -           stated
"""


def test_the_source_text_is_resolved_as_its_readers_understand_it() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    found = resolved(text)
    table = [
        "  ".join(
            [each.words, each.kind, each.edtf or "-", each.basis]
            + ([each.rule, surroundings(text, found[each.anchor])] if each.anchor else [])
        )
        for each in found
    ]
    assert table == [re.sub(" {2,}", "  ", line) for line in IN_SOURCE.strip().split("\n")]


def surroundings(text: str, expression: TimeExpression) -> str:
    """The anchor with a word before a bare year and one after."""
    start = expression.start - len("In ") if expression.words.isdigit() else expression.start
    after = re.compile(r"\W*\w+").match(text, expression.end)
    assert after
    return text[start : after.end()]


ENCLOSED = "In 2003 it joined, and the next year leaders met. Thus, envoys were appointed. "


def test_a_consequence_between_two_statements_of_one_date_has_that_date() -> None:
    found = resolved(ENCLOSED + "In the same year, it presented a plan.")
    thus = found[2]
    assert (thus.words, thus.kind, thus.edtf) == ("Thus", TimeKind.CONSEQUENCE, "2004")
    assert (thus.basis, thus.rule, thus.anchor) == (Basis.INFERRED, "date(anchor)", 1)


def test_no_date_leans_on_an_inferred_one() -> None:
    found = resolved(ENCLOSED + "In the same year, it presented a plan.")
    assert [expression.anchor for expression in found] == [None, 0, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        ENCLOSED + "The story ends here.",
        ENCLOSED + "In 2006, it presented a plan.",
        ENCLOSED,
        ENCLOSED.replace("Thus, envoys were", "Thus, it has") + "In the same year, it left.",
        ENCLOSED.replace("Thus, envoys were", "Envoys were") + "In the same year, it left.",
        ENCLOSED.replace("appointed", "appointed in May") + "In the same year, it left.",
        ENCLOSED.replace(". Thus", ".\nThus") + "In the same year, it left.",
        "It joined in the past. Thus, envoys were appointed. In 2004, it left.",
        "It is held annually. Thus, envoys were appointed. In 2004, it left.",
        "It has met since 2004. Thus, envoys were appointed. In 2004, it left.",
        "It, which met in 2004, left. Thus, envoys were appointed. In 2004, it came.",
        "It left (2004). Thus, envoys were appointed. In 2004, it came.",
    ],
)
def test_a_consequence_without_a_date_on_both_sides_stays_undated(text: str) -> None:
    assert TimeKind.CONSEQUENCE not in [expression.kind for expression in resolved(text)]


def test_sentences_far_back_are_no_anchor() -> None:
    far = "In 2001 it met. " + "It went on. " * 4 + "The following year it left."
    assert resolved(far)[1].edtf is None
    near = "In 2001 it met. " + "It went on. " * 2 + "The following year it left."
    assert resolved(near)[1].edtf == "2002"


def test_offsets_count_code_points() -> None:
    text = "🕊 Şuşa — “🕊” in 1994."
    (found,) = resolved(text)
    assert text[found.start : found.end] == found.words == "1994"


def test_letters_that_match_regardless_of_case_are_read_like_their_twins() -> None:
    assert (
        shown("In SPRİNG 2001. Every wee\u212a.")
        == "SPRİNG 2001 = 2001-21; Every wee\u212a = recurring"
    )


TABLES = DATES + RANGES + OPEN + RELATIVE + RECURRING_AND_DEICTIC + NOTHING
WORDS = st.sampled_from(re.findall(r"[^\s|]+", TABLES + "\n".join(PROSE_TABLE)))
PROSE = st.lists(WORDS, max_size=40).map(" ".join) | st.text()


@given(PROSE)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for expression in resolved(text):
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.words
        end = expression.end


@given(PROSE)
def test_anchors_never_lead_in_a_circle(text: str) -> None:
    found = resolved(text)
    for index in range(len(found)):
        passed: set[int | None] = set()
        step: int | None = index
        while step is not None:
            assert step not in passed
            passed.add(step)
            step = found[step].anchor


@given(PROSE)
def test_only_what_leans_has_an_anchor_and_a_rule(text: str) -> None:
    for expression in resolved(text):
        assert (expression.basis is Basis.STATED) == (expression.rule == "")
        assert expression.anchor is None or "anchor" in expression.rule
        if expression.kind in (TimeKind.RECURRING, TimeKind.DEICTIC):
            assert expression.edtf is None


@given(PROSE)
def test_every_date_is_edtf_and_edtf_validate_agrees(text: str) -> None:
    for edtf in {expression.edtf for expression in resolved(text)} - {None}:
        assert edtf is not None
        assert dates.parse(edtf).text == edtf
        # Beyond level 1: qualified dates in sets, unspecified digits qualified or in intervals.
        # Within one year edtf-validate compares bounds of unequal precision by their first days.
        if not re.search(r"\[.*[~?%-]|X.*[~/?%]|/.*X|/.*-|-.*/", edtf):
            assert is_valid(edtf)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5), PROSE)
def test_any_sentence_spans_will_do(spans: list[tuple[int, int]], text: str) -> None:
    ordered = sorted((min(pair), max(pair)) for pair in spans)
    assert len(resolve_times(text, ordered)) <= len(text)


@pytest.mark.parametrize(
    "text",
    ["In 1994 and 1996, ", "1994–", "“1994 ", "May ", "1 ", " ", "\n", "(1994) 3 years later "],
)
def test_the_time_taken_grows_with_the_text(text: str) -> None:
    short, long = (text * (size // len(text)) for size in (4_000, 32_000))
    assert seconds(long) < 8 * 4 * seconds(short) + 0.05


def test_two_hundred_thousand_characters_of_prose_take_less_than_a_second() -> None:
    source = SOURCE.read_text(encoding="utf-8")
    prose = source * (200_000 // len(source) + 1)
    assert min(seconds(prose) for _ in range(3)) < 1


def seconds(text: str) -> float:
    sentences = [(s.span.start, s.span.end) for s in sentence_stretches(text)]
    began = time.perf_counter()
    resolve_times(text, sentences)
    return time.perf_counter() - began


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.build.__name__)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_what_a_shape_matches_begins_with_a_word_that_is_looked_at(
    shape: Shape, data: st.DataObject
) -> None:
    match = shape.pattern.search(data.draw(st.from_regex(shape.pattern)))
    assert match
    assert opens(re.match(r"\w+", match.group()).group())  # type: ignore[union-attr]
